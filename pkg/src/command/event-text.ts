/** What happens in a submission, in words for a terminal. */

import { textOf } from "../client/failure.js";
import { say, type Text } from "../client/texts.js";
import type {
  AcceptedEvent,
  ArmFailure,
  FailedEvent,
  InterruptedEvent,
  Preflight,
  SendingEvent,
  StepEvent,
  StoppedEvent,
  SucceededEvent,
} from "../client/types.js";
import { checkAsText, explainAsText, planAsText } from "../node.js";
import type { Language, NamedSpec, Plan, Step, TextOptions } from "../types.js";

export class EventText {
  readonly #lang: Language;

  /** `again` is the call that goes on, for a shell. */
  constructor(
    readonly named: NamedSpec,
    readonly again: string,
    readonly options: Pick<TextOptions, "color" | "allow"> & { lang: Language },
  ) {
    this.#lang = options.lang;
  }

  #say(en: string, zh: string): string {
    return say(this.#lang, { en, zh });
  }

  /** What is shown before the first answer of Azure, which takes a while. */
  begin(goesOn: boolean): string {
    return goesOn
      ? this.#say("Going on with what an earlier run began …", "继续先前未完成的操作……")
      : this.#say("Looking at what is there today …", "正在查看当前情况……");
  }

  lookedAgain(): string {
    return indented(this.#say("looked again: nothing speaks against it", "已重新检查：未发现问题"));
  }

  preflight({ facts, plan, problems, nameIsFree, validation, whatIf, ok }: Preflight): string {
    const { spec, input, format } = this.named;
    const options = { ...this.options, input, format, facts: facts.facts };
    const isWrong = problems.some(({ code }) => code === "checkFailed");
    const checked = isWrong ? checkAsText(spec, options).text : planAsText(spec, options).text;
    const read = this.#say(`${facts.facts.length} facts read`, `已读取 ${facts.facts.length} 项事实`);
    const lines = [
      heading(this.#say("Preflight: nothing has been changed", "预检：未做任何更改")),
      ...checked.trimEnd().split("\n").map(indented),
      indented(facts.unknown.length === 0 ? read : `${read}${this.#say(", these could not be:", "，以下未能读取：")}`),
      ...facts.unknown.map(({ kind, message }) => `    ${kind}${this.#colon()}${message}`),
      ...(nameIsFree === null ? [] : [indented(this.#name(nameIsFree))]),
      indented(say(this.#lang, validations[validation])),
      ...problems.filter(({ code }) => code !== "checkFailed").flatMap(({ message, help, error }) => [
        indented(`${this.#say("problem", "问题")}${this.#colon()}${message}`),
        ...(help === undefined ? [] : [`    ${help}`]),
        ...this.#policies(error).map((line) => `    ${line}`),
        ...(error === undefined ? [] : [this.#explained(textOf(error)).replaceAll(/^(?=.)/gm, "    ")]),
      ]),
    ];
    if (whatIf !== null) {
      lines.push(heading(this.#say("What would change", "将要更改的内容")), ...whatIf.text.split("\n").map(indented));
    }
    if (ok) lines.push(...this.plan(plan, facts.report.passed));
    return lines.join("\n");
  }

  /** The steps that are ahead, and what does not work while they run; which of them nobody has to do, the rules that passed say. */
  plan(plan: Plan, passed: string[] = []): string[] {
    const who = ({ act, decidedBy }: Step): string => {
      if (act !== undefined) return "";
      return passed.includes(decidedBy ?? "")
        ? this.#say(" (the facts show it)", "（事实已表明）")
        : this.#say(" (by a person)", "（需要人工完成）");
    };
    return [
      heading(this.#say("Steps", "步骤")),
      ...shown(plan).flatMap((step, index) => [
        indented(`${index + 1}. ${step.title}${who(step)}`),
        ...(step.interrupts === undefined ? [] : [`     ${this.#say("interrupts", "影响")}${this.#colon()}${step.interrupts}`]),
      ]),
    ];
  }

  #policies(error: ArmFailure | undefined): string[] {
    const policies = error?.policies ?? [];
    return policies.length === 0 ? [] : [`${this.#say("denied by policy", "被策略拒绝")}${this.#colon()}${policies.join(", ")}`];
  }

  #name(isFree: boolean): string {
    return isFree
      ? this.#say("the workspace has no compute of this name", "工作区中没有同名计算")
      : this.#say("the workspace has a compute of this name", "工作区中已有同名计算");
  }

  /** A step that begins, with its number in the list that was shown; nothing for a step that is not in it. */
  step({ step }: StepEvent, plan: Plan): string | undefined {
    const steps = shown(plan);
    const index = steps.findIndex(({ id }) => id === step.id);
    return index < 0 ? undefined : `[${index + 1}/${steps.length}] ${step.title}`;
  }

  sending({ work }: SendingEvent): string {
    const what = work.kind === "deployment"
      ? this.#say(`sending deployment ${work.name}`, `正在发送部署 ${work.name}`)
      : `${work.method} ${work.name}`;
    return indented(`${what} (correlation id ${work.correlationId})`);
  }

  accepted({ work, adopted }: AcceptedEvent): string {
    return indented(
      adopted
        ? this.#say(`${work.name} was begun by an earlier call: following it`, `${work.name} 由先前的调用发起：继续跟踪`)
        : this.#say("accepted", "已接受"),
    );
  }

  succeeded({ computeId, compute, already, remaining }: SucceededEvent): string {
    const done = compute === null
      ? this.#say(`${computeId} is not in the workspace any more`, `${computeId} 已不在工作区中`)
      : this.#say(`${computeId} is there and says Succeeded`, `${computeId} 已就绪，状态为 Succeeded`);
    const lines = [`${done}${already ? this.#say("; nothing had to be sent", "；无需发送任何请求") : ""}`];
    if (remaining.length > 0) lines.push(heading(this.#say("What remains to be done", "后续步骤")), ...this.steps(remaining));
    return lines.join("\n");
  }

  failed({ stage, message, error, problems, left, canTryAgain }: FailedEvent): string {
    // What speaks against it has been shown by the preflight, and then nothing is there that was not there before.
    const isShown = problems !== undefined;
    const lines = [heading(`${say(this.#lang, stages[stage])}${isShown ? "" : `${this.#colon()}${message}`}`)];
    if (error !== undefined && !isShown) {
      lines.push(...this.#policies(error).map(indented));
      if (error.requestId !== undefined) lines.push(indented(`request id ${error.requestId}`));
      lines.push(this.#explained(textOf(error)));
    }
    if (!isShown) lines.push(heading(this.#say("What there is now", "当前情况")), ...left.text.split("\n").map(indented));
    if (canTryAgain) lines.push(heading(this.#say(`When it is mended, try again: ${this.again}`, `修复后可重试：${this.again}`)));
    return lines.join("\n");
  }

  stopped({ message, steps }: StoppedEvent): string {
    return [heading(sentence(message)), ...this.steps(steps)].join("\n");
  }

  /** Another plan, and how a person goes on who has looked at it. */
  afterLook(plan: Plan): string {
    const goOn = `${this.#say("If that is wanted, go on with", "如果确认无误，请继续运行")}${this.#colon()}${this.again}`;
    return [...this.plan(plan), heading(goOn)].join("\n");
  }

  /** How a person goes on who has done these steps. */
  afterSteps(steps: Step[]): string {
    const done = steps.map(({ id }) => ` --done ${id}`).join("");
    return `\n${this.#say("Afterwards go on with", "完成后继续")}${this.#colon()}${this.again}${done}`;
  }

  interrupted({ message }: InterruptedEvent): string {
    return `${heading(sentence(message))}\n${this.#say("Go on with the same command", "用同一命令继续")}${this.#colon()}${this.again}`;
  }

  /** Steps with their commands, to be done by a person. */
  steps(steps: Step[]): string[] {
    return steps.flatMap(({ id, title, run, doneWhen }) => [
      indented(`${id}${this.#colon()}${title}`),
      ...(run === undefined ? [] : run.trimEnd().split("\n").map((line) => `      ${line}`)),
      ...(doneWhen === undefined ? [] : [`    ${this.#say("done when", "完成标志")}${this.#colon()}${doneWhen}`]),
    ]);
  }

  #explained(text: string): string {
    return explainAsText(text, { lang: this.#lang, color: this.options.color }).text.trimEnd();
  }

  #colon(): string {
    return this.#lang === "zh-CN" ? "：" : ": ";
  }
}

const stages: Record<FailedEvent["stage"], Text> = {
  preflight: { en: "Not submitted; nothing was changed", zh: "未提交，未做任何更改" },
  acceptance: { en: "Not accepted", zh: "未被接受" },
  work: { en: "Failed", zh: "失败" },
};

const validations: Record<Preflight["validation"], Text> = {
  passed: { en: "Azure's validation of the template: passed", zh: "Azure 对模板的验证：通过" },
  failed: { en: "Azure's validation of the template: failed", zh: "Azure 对模板的验证：未通过" },
  notApplicable: { en: "Azure's validation of the template: there is no template to validate", zh: "Azure 对模板的验证：没有要验证的模板" },
  unknown: { en: "Azure's validation of the template: not known", zh: "Azure 对模板的验证：未知" },
};

/** The steps that do something. */
function shown({ steps }: Plan): Step[] {
  return steps.filter(({ act }) => act !== "skip" && act !== "forget");
}

function heading(text: string): string {
  return `\n${text}`;
}

/** A message as it stands on a line of its own. */
function sentence(message: string): string {
  return message.slice(0, 1).toUpperCase() + message.slice(1);
}

function indented(line: string): string {
  return `  ${line}`;
}
