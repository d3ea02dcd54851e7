import type { Language } from "./language.js";

/** Texts in both languages, by their names. */
export type Words = Readonly<Record<string, readonly [english: string, chinese: string]>>;

type Values = Readonly<Record<string, string | number>>;

/** What says the texts of a table, their `{placeholders}` filled in. */
export function sayer<Table extends Words>(table: Table): (lang: Language, word: keyof Table, values?: Values) => string {
  return (lang, word, values = {}) => {
    const text = table[word]?.[lang === "en" ? 0 : 1] ?? "";
    return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
  };
}

/** The page's own texts. What a key, a finding or a step means comes from the module of rules. */
const words = {
  title: ["AKS compute for Azure Machine Learning", "用于 Azure 机器学习的 AKS 计算"],
  tagline: [
    "Create, attach, update or detach a cluster: checked as you type, in this browser. Nothing is sent anywhere until you submit it.",
    "创建、附加、更新或拆离群集：边输入边检查，全部在本浏览器内完成，提交之前不会发送任何内容。",
  ],
  loading: ["Loading the rules …", "正在加载规则……"],
  loadFailed: [
    "The rules could not be loaded. The page needs a browser with WebAssembly; reload to try again.",
    "无法加载规则。此页面需要支持 WebAssembly 的浏览器；请重新加载再试。",
  ],
  skipToFindings: ["Skip to the findings", "跳到检查结果"],
  language: ["Language", "语言"],

  spec: ["Spec", "配置"],
  specViews: ["Views of the spec", "配置的视图"],
  viewForm: ["Form", "表单"],
  viewText: ["Text", "文本"],
  textLabel: ["The spec as YAML or JSON", "YAML 或 JSON 格式的配置"],
  textHint: [
    "Paste or edit it here; the form follows. It stays in this tab: not in storage, not in the address.",
    "可在此粘贴或编辑，表单会随之更新。内容只保留在此标签页中，不会写入存储或网址。",
  ],
  textUnreadable: [
    "The text cannot be read as one object, so there is no form for it. Mend it in the text view.",
    "文本无法读作一个对象，因此没有对应的表单。请在文本视图中修正。",
  ],
  openText: ["Open the text view", "打开文本视图"],

  scenario: ["Start from a scenario", "从场景开始"],
  cloud: ["Cloud", "云环境"],
  load: ["Load", "加载"],
  loaded: ["Loaded {name}.", "已加载 {name}。"],
  undo: ["Undo", "撤销"],
  undone: ["Undone.", "已撤销。"],

  sectionTarget: ["What and where", "操作与位置"],
  sectionCluster: ["Cluster", "群集"],
  sectionEndpoint: ["Network and scoring endpoint", "网络与评分终结点"],
  sectionMore: ["More", "更多"],
  required: ["required", "必填"],
  notGiven: ["(not given)", "（未指定）"],
  yes: ["true (yes)", "true（是）"],
  no: ["false (no)", "false（否）"],
  lineEach: ["One a line.", "每行一个。"],
  example: ["For example {value}", "例如 {value}"],
  secretHint: [
    "What you paste stays in this tab's memory and is in no artifact.",
    "粘贴的内容只保留在此标签页的内存中，不会出现在任何产物里。",
  ],
  notUsed: ["Not used by this operation", "此操作不使用"],
  elsewhere: ["Edit this in the text view", "请在文本视图中编辑"],
  remove: ["Remove {name}", "删除 {name}"],
  add: ["Add", "添加"],
  item: ["{name} {number}", "{name} {number}"],
  tagName: ["Name", "名称"],
  tagValue: ["Value", "值"],
  "operation.create": ["Create", "创建"],
  "operation.attach": ["Attach", "附加"],
  "operation.update": ["Update", "更新"],
  "operation.detach": ["Detach", "拆离"],

  findings: ["Findings", "检查结果"],
  findingsClear: ["No rule is broken.", "没有违反任何规则。"],
  error: ["Error", "错误"],
  warning: ["Warning", "警告"],
  unknown: ["Unknown", "未知"],
  note: ["Note", "提示"],
  errors: ["Errors", "错误"],
  warnings: ["Warnings", "警告"],
  unknowns: ["Unknown: a fact is missing", "未知：缺少事实"],
  notes: ["Good to know", "须知"],
  countError: ["{n} error", "{n} 个错误"],
  countErrors: ["{n} errors", "{n} 个错误"],
  countWarning: ["{n} warning", "{n} 个警告"],
  countWarnings: ["{n} warnings", "{n} 个警告"],
  countUnknown: ["{n} unknown", "{n} 项未知"],
  countUnknowns: ["{n} unknown", "{n} 项未知"],
  countNote: ["{n} note", "{n} 条提示"],
  countNotes: ["{n} notes", "{n} 条提示"],
  passed: ["{n} rules passed.", "{n} 条规则已通过。"],
  versions: ["Rules of aks-compute {tool}, catalog of {date}.", "规则来自 aks-compute {tool}，目录日期 {date}。"],
  show: ["Show {path}", "定位 {path}"],
  wholeSpec: ["the spec", "整个配置"],
  why: ["Why?", "为什么？"],
  whyOf: ["Why? {rule}", "为什么？{rule}"],
  whyFailed: ["The explanation could not be loaded.", "无法加载说明。"],
  source: ["Source", "来源"],
  fixed: ["Applied: {title}.", "已应用：{title}。"],
  fixFailed: ["This fix no longer fits the spec.", "此修正已不适用于当前配置。"],
  removed: ["Removed {name}.", "已删除 {name}。"],
  separator: [", ", "，"],
  sentenceGap: [" ", ""],

  artifacts: ["Plan", "方案"],
  artifactTabs: ["Artifacts of the plan", "方案的产物"],
  "artifact.arm": ["ARM template", "ARM 模板"],
  "artifact.parameters": ["Parameters", "参数文件"],
  "artifact.bicep": ["Bicep", "Bicep"],
  "artifact.terraform": ["Terraform", "Terraform"],
  "artifact.rest": ["REST requests", "REST 请求"],
  "artifact.azcli": ["Azure CLI", "Azure CLI"],
  "artifact.kubectl": ["kubectl", "kubectl"],
  "artifact.python": ["Python", "Python"],
  "artifact.steps": ["Steps", "步骤"],
  blocked: [
    "There is no plan while an error stands: copying and downloading are blocked.",
    "存在错误时不生成方案：无法复制和下载。",
  ],
  blockedMark: ["blocked by errors", "因错误被阻止"],
  unavailableMark: ["not available", "不可用"],
  firstError: ["Go to the first error", "转到第一个错误"],
  needs: ["Needs {what}", "需要：{what}"],
  copy: ["Copy", "复制"],
  copyOf: ["Copy {name}", "复制 {name}"],
  copyCommand: ["Copy the command", "复制命令"],
  download: ["Download", "下载"],
  downloadOf: ["Download {name}", "下载 {name}"],
  copied: ["Copied.", "已复制。"],
  copyFailed: ["The browser did not let the page copy. Select the text and copy it.", "浏览器不允许复制。请选中文本后手动复制。"],

  certificates: ["Certificate and key", "证书和私钥"],
  certificatesHint: [
    "Choose the files of a certificate of your own, in any order: they are checked here, also without a spec. They stay in the memory of this tab: not in the page, not in storage, not in the address.",
    "选择自有证书的文件（顺序不限）即可在此检查，无需配置。文件只保留在此标签页的内存中，不会写入页面、存储或网址。",
  ],
  certificatesChoose: ["Choose certificate files …", "选择证书文件……"],
  certificatesUse: ["Name them in the spec", "在配置中引用"],
  certificatesFailed: [
    "A file could not be read, or the part that looks into certificates could not be loaded. Try again.",
    "无法读取文件，或无法加载用于检查证书的部分。请重试。",
  ],
  certificatesSound: ["Nothing is wrong with these files.", "这些文件没有问题。"],
  certificatesRead: ["Certificate files: {count}.", "证书文件：{count}。"],
  certificateRemove: ["Remove the file {name}", "移除文件 {name}"],
  certificateCount: ["certificates: {n}", "证书：{n} 张"],
  keyCount: ["private keys: {n}", "私钥：{n} 个"],
  certificateNone: ["no certificate, no key", "没有证书和私钥"],
  "certificate.server": ["Server certificate", "服务器证书"],
  "certificate.intermediate": ["Intermediate certificate", "中间证书"],
  "certificate.root": ["Root certificate", "根证书"],
  "certificate.other": ["Certificate beside the chain", "证书链之外的证书"],
  certificateSubject: ["Subject", "使用者"],
  certificateNames: ["Names", "名称"],
  certificateIssuer: ["Issuer", "颁发者"],
  certificateValid: ["Valid", "有效期"],
  certificateKey: ["Key", "密钥"],
  key: ["Private key", "私钥"],
  keyEncrypted: ["protected by a passphrase", "受密码保护"],
  keyBelongs: ["Belongs", "匹配"],
  keyFits: ["to the server certificate", "与服务器证书匹配"],
  keyFitsNot: ["not to the server certificate", "与服务器证书不匹配"],
  keyUnknown: ["not known", "未知"],

  facts: ["Facts", "事实"],
  factsLabel: ["What is there today", "现状"],
  factsHint: [
    "Paste the output of a command as it is, or add the files that hold it: JSON, or a table of versions. It stays in this tab: not in storage, not in the address.",
    "原样粘贴命令的输出，或添加保存了输出的文件：JSON，或版本表格。内容只保留在此标签页中，不会写入存储或网址。",
  ],
  factsAdd: ["Add the text", "添加文本"],
  factsChoose: ["Choose files …", "选择文件……"],
  factsDrop: ["or drop files here", "或将文件拖放到此处"],
  factsGiven: ["Given ({n})", "已提供（{n}）"],
  factsRemoveAll: ["Remove all", "全部移除"],
  factPasted: ["Pasted text", "粘贴的文本"],
  factReading: ["Reading …", "正在读取……"],
  fileUnreadable: [
    "The browser cannot read this file. Of a folder, choose the files in it.",
    "浏览器无法读取此文件。如果是文件夹，请选择其中的文件。",
  ],
  removeThis: ["Remove", "移除"],
  removeFact: ["Remove the fact {name}", "移除事实 {name}"],
  factMore: ["and {n} more", "另有 {n} 项"],
  factSilent: [
    "It does not say what it is about, so nothing is decided by it. Say it here.",
    "其中没有说明所属对象，因此无法据此判定任何规则。请在此说明。",
  ],
  factState: ["Say what it is about", "说明其所属对象"],
  factScope: ["Region or ARM id", "区域或 ARM ID"],
  factKind: ["What it is", "类别"],
  factKindByShape: ["(by its shape)", "（按内容识别）"],
  factUse: ["Use", "采用"],
  factRecognised: ["{name}: {kinds}.", "{name}：{kinds}。"],
  factFailed: ["{name} is not used: its error stands in the list.", "未采用 {name}：错误见列表。"],
  unknownLeft: ["{n} of {total} unknown left.", "还有 {n} 项未知（原有 {total} 项）。"],
  unknownCount: ["{n} unknown.", "{n} 项未知。"],
  seenIn: ["Seen in", "依据："],
  "fact.cluster": ["AKS cluster", "AKS 群集"],
  "fact.nodePools": ["Node pools", "节点池"],
  "fact.versions": ["Kubernetes versions", "Kubernetes 版本"],
  "fact.computes": ["Computes of a workspace", "工作区的计算"],
  "fact.savedCompute": ["Compute before its refresh", "刷新前的计算"],
  "fact.workspace": ["Workspace", "工作区"],
  "fact.virtualNetwork": ["Virtual network", "虚拟网络"],
  "fact.subnets": ["Subnets", "子网"],
  "fact.quota": ["Core quota", "核心配额"],
  "fact.sizes": ["VM sizes", "VM 大小"],
  "fact.roles": ["Role assignments", "角色分配"],
  "fact.policyAssignments": ["Policy assignments", "策略分配"],
  "fact.policyDefinitions": ["Policy definitions", "策略定义"],
  "fact.serviceTags": ["Service tags of Azure Machine Learning", "Azure 机器学习的服务标记"],
  asks: ["Commands that get what is missing", "用于获取缺失信息的命令"],
  asksNone: ["Nothing is missing for this spec.", "此配置不缺少任何信息。"],
  unlocks: ["For {names}", "用于 {names}"],
  scriptHint: [
    "One script runs them all and keeps each answer in a file; add those files above. It only reads.",
    "一个脚本即可运行全部命令，并将每个结果保存为文件；再将这些文件添加到上方。脚本只读取，不做更改。",
  ],
  scriptCopy: ["Copy the script", "复制脚本"],
  scriptDownload: ["Download the script", "下载脚本"],

  submit: ["Submit to Azure", "提交到 Azure"],
  submitHint: [
    "Compares the plan with what is there today, shows what it would change, and sends it when you say so. This needs an access token, which stays in this tab's memory.",
    "将方案与现状进行比对，显示会发生的更改，经您确认后才发送。此操作需要访问令牌，令牌只保留在此标签页的内存中。",
  ],
  submitOpen: ["Submit …", "提交……"],
  submitBlocked: ["There is nothing to submit while an error stands.", "存在错误时无法提交。"],
  submitLoading: ["Loading …", "正在加载……"],
  submitLoadFailed: ["This part of the page could not be loaded. Try again.", "无法加载页面的这一部分。请重试。"],
} as const satisfies Words;

export type Word = keyof typeof words;

/** A text of the page. */
export const say = sayer(words);

/** The page's name for a word of the module of rules, else that word itself. */
export function nameOf(lang: Language, kind: "operation" | "artifact" | "fact", word: string): string {
  const key = `${kind}.${word}`;
  return key in words ? say(lang, key as Word) : word;
}
