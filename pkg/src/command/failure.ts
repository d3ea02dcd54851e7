/** Why a run could not be done, in words; the same words as those of the Rust command. */

import type { Language } from "../types.js";

/** A run that could not be done; the message is for the user. */
export class Failure extends Error {}

/** A run that has to wait for what another one began. */
export class NotYet extends Failure {}

/** A wrong call. */
export class WrongCall extends Error {}

/** A file that could not be read. */
export class CannotRead extends Failure {
  constructor(path: string, error: unknown, lang: Language) {
    const why = reason(error, lang);
    super(lang === "zh-CN" ? `无法读取 ${path}：${why}` : `cannot read ${path}: ${why}`, { cause: error });
  }

  /** Whether there is none. */
  get isMissing(): boolean {
    return (this.cause as NodeJS.ErrnoException).code === "ENOENT";
  }
}

export function cannotRead(path: string, error: unknown, lang: Language): Failure {
  return new CannotRead(path, error, lang);
}

export function tooLarge(path: string, lang: Language): Failure {
  return new CannotRead(path, { code: "EFBIG" }, lang);
}

export function cannotWrite(path: string, error: unknown, lang: Language): Failure {
  const why = reason(error, lang);
  return new Failure(lang === "zh-CN" ? `无法写入 ${path}：${why}` : `cannot write ${path}: ${why}`);
}

export function noSpec(path: string, lang: Language): Failure {
  return new Failure(
    lang === "zh-CN"
      ? `${path} 中没有 .yaml、.yml、.json 或 .jsonl 文件`
      : `${path} holds no .yaml, .yml, .json or .jsonl file`,
  );
}

export function noFact(path: string, lang: Language): Failure {
  return new Failure(
    lang === "zh-CN"
      ? `${path} 中没有 .json、.txt 或 .yaml 文件`
      : `${path} holds no .json, .txt or .yaml file`,
  );
}

export function standardInputTaken(lang: Language): Failure {
  return new Failure(
    lang === "zh-CN"
      ? "标准输入（`-`）只能用作一份输入"
      : "standard input (`-`) can be one input only",
  );
}

/** A certificate or key stands in the call itself. */
export function pemAsArgument(lang: Language): Failure {
  return new Failure(
    lang === "zh-CN"
      ? "命令行参数中直接写入了证书或私钥（此处不重复其内容）：请将其保存为文件，并给出文件名；命令行中的内容可能会留在 shell 的历史记录中"
      : "a certificate or key stands in the call itself (it is not repeated here): put it into a file, and name the file; what is written in a call may stay in the history of the shell",
  );
}

export function noRule(id: string, lang: Language): Failure {
  return new Failure(
    lang === "zh-CN"
      ? `不存在规则 \`${id}\`；\`aks-compute rules\` 会列出所有规则`
      : `there is no rule \`${id}\`; \`aks-compute rules\` lists them`,
  );
}

export function unusable(path: string, why: string, lang: Language): Failure {
  return new Failure(`${path}${lang === "zh-CN" ? "：" : ": "}${why}`);
}

export function notSignedIn(why: string | undefined, lang: Language): Failure {
  const isChinese = lang === "zh-CN";
  if (why !== undefined) return new Failure(isChinese ? `未登录 Azure：${why}` : `not signed in to Azure: ${why}`);
  return new Failure(
    isChinese
      ? "未登录 Azure。请安装 Azure CLI 并运行 `az login`，或安装 npm 包 @azure/identity，或用环境变量 AKS_COMPUTE_TOKEN 提供 Azure 资源管理器的令牌"
      : "not signed in to Azure: install the Azure CLI and run `az login`, or install the npm package @azure/identity, or put a token for Azure Resource Manager into the environment variable AKS_COMPUTE_TOKEN",
  );
}

export function anotherRun(lang: Language): NotYet {
  return new NotYet(
    lang === "zh-CN"
      ? "另一个 aks-compute 进程正在处理此计算：请等待其结束，或用 `aks-compute status` 查看进展"
      : "another run of aks-compute is at this compute: wait for its end, or look with `aks-compute status`",
  );
}

export function otherSpecRuns(deployment: string, lang: Language): NotYet {
  return new NotYet(
    lang === "zh-CN"
      ? `配置在提交后被修改，而先前版本的部署 ${deployment} 仍在运行：请等待其结束，或用 \`--cancel\` 取消它`
      : `the spec was changed since it was submitted, and the deployment ${deployment} of before still runs: wait for its end, or cancel it with \`--cancel\``,
  );
}

export function noSubmission(lang: Language): Failure {
  return new Failure(
    lang === "zh-CN"
      ? "此处没有该计算未完成的提交；如果是在别处提交的，请用 --resume 提供其令牌"
      : "no unfinished submission of this compute is known here; one from elsewhere is named by its token: --resume",
  );
}

export function unavailable(kind: string, needs: string, command: string | undefined, lang: Language): Failure {
  const isChinese = lang === "zh-CN";
  const message = isChinese ? `无法生成 \`${kind}\`，缺少：${needs}` : `\`${kind}\` cannot be made; it needs ${needs}`;
  if (command === undefined) return new Failure(message);
  const advice = isChinese
    ? "请运行以下命令，并用 --facts current.json 传入结果："
    : "Run this, and give its output with --facts current.json:";
  return new Failure(`${message}\n${advice}\n  ${command} > current.json`);
}

const reasons: Record<string, [english: string, chinese: string]> = {
  ENOENT: ["there is no such file or folder", "没有这个文件或文件夹"],
  EACCES: ["permission denied", "没有权限"],
  EPERM: ["permission denied", "没有权限"],
  EISDIR: ["it is a folder", "这是一个文件夹"],
  EFBIG: ["it is too large", "文件过大"],
  ENOTDIR: ["a part of the path is not a folder", "路径中有一部分不是文件夹"],
};

function reason(error: unknown, lang: Language): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const words = code === undefined ? undefined : reasons[code];
  return words === undefined ? message : words[lang === "zh-CN" ? 1 : 0];
}
