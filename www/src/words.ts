import type { Language } from "./language.js";

/** The page's own texts. What a key, a finding or a step means comes from the module of rules. */
const words = {
  title: ["AKS compute for Azure Machine Learning", "用于 Azure 机器学习的 AKS 计算"],
  tagline: [
    "Create, attach, update or detach a cluster: checked as you type, in this browser. Nothing is sent anywhere.",
    "创建、附加、更新或拆离群集：边输入边检查，全部在本浏览器内完成，不会发送任何内容。",
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

  facts: ["Facts", "事实"],
  factsLabel: ["What is there today, as JSON", "现状（JSON）"],
  factsHint: [
    "Paste the output of a command below as it is, several as one JSON array. It stays in this tab.",
    "原样粘贴下列命令的输出；多个输出请合成一个 JSON 数组。内容只保留在此标签页中。",
  ],
  asks: ["Commands that get what is missing", "用于获取缺失信息的命令"],
  asksNone: ["Nothing is missing for this spec.", "此配置不缺少任何信息。"],
  unlocks: ["For {names}", "用于 {names}"],
} as const satisfies Record<string, readonly [english: string, chinese: string]>;

export type Word = keyof typeof words;

/** A text of the page, its `{placeholders}` filled in. */
export function say(lang: Language, word: Word, values: Readonly<Record<string, string | number>> = {}): string {
  const text: string = words[word][lang === "en" ? 0 : 1];
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}

/** The page's name for a word of the module of rules, else that word itself. */
export function nameOf(lang: Language, kind: "operation" | "artifact", word: string): string {
  const key = `${kind}.${word}`;
  return key in words ? say(lang, key as Word) : word;
}
