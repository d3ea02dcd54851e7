// A reader of the runbook sees the steps of the plan and nothing else, whatever the texts of the spec.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';

import { planFiles } from '../command/plan-files.mjs';
import { differences } from '../compare/differences.mjs';
import { deployed, folderOf, judges, nothingToComplainAbout } from '../context.mjs';
import { hostileFacts } from '../corpus/hostile-cases.mjs';
import { newClusters } from '../corpus/new-clusters.mjs';
import { hostilePlans, plannedOf } from '../hostile-plans.mjs';
import { markdownReader } from '../judges/commonmark.mjs';
import { judgedBy } from '../judges/judged-by.mjs';

judgedBy('the CommonMark parser', { installed: judges.commonmark }, () => {
  const read = judges.commonmark.path && markdownReader(judges.commonmark.path);
  const cases = [...deployed.filter((_, number) => number % 7 === 0), ...newClusters];
  let plans;

  before(async () => {
    plans = new Map([...await planFiles([...cases, ...hostileFacts], await folderOf('runbook')), ...await hostilePlans()]);
  });

  const complaints = ({ id, spec }, text = plans.get(id).files['steps.md']) => {
    const blocks = read(text);
    const strange = blocks.flatMap(({ inlines }) => inlines).filter((kind) => !['text', 'code', 'softbreak'].includes(kind));
    return [
      ...strange.map((kind) => `it holds ${kind}`),
      ...differences(blocks.map(({ type, text: seen }) => [type, seen]), expected(spec, plans.get(id).steps))
        .map(({ pointer, ours, theirs }) => `${pointer}: it shows ${JSON.stringify(ours)}, the plan says ${JSON.stringify(theirs)}`),
    ];
  };

  test('it shows the steps of the plan', () => nothingToComplainAbout(cases, async (item) => complaints(item)));

  test('hostile texts come through as they are', () => {
    const ofFacts = hostileFacts.filter(({ id }) => plans.get(id));
    assert.ok(ofFacts.length > 200, `only ${ofFacts.length} of ${hostileFacts.length} facts have a plan`);
    return nothingToComplainAbout([...plannedOf(plans), ...ofFacts], async (item) => complaints(item));
  });

  test('negative controls: notices a heading, a link, an emphasis, HTML and the end of a block of code', () => {
    const [item] = cases;
    const text = plans.get(item.id).files['steps.md'];
    assert.deepEqual(complaints(item), []);
    for (const added of ['# x', '[x](y)', '*x*', '<b>x</b>', '<!-- x -->', '![x](y)']) {
      assert.notDeepEqual(complaints(item, `${text}\n${added}\n`), [], added);
    }
    assert.notDeepEqual(complaints(item, text.replace('```bash\n', '```bash\n```\n')), []);
  });
});

// What stands before the steps, with the programs that they call.
function howToFollow(steps) {
  const needed = ['az', 'kubectl', 'jq', 'openssl'].filter((program) => steps.some(({ run }) => run?.includes(`${program} `)));
  return `Run the steps in bash, in the folder of these files, one after the other; go on only when a step is done. Where one fails, stop and plan again with new facts: that gives what remains. Needed: ${needed.join(', ')}.`;
}

const shown = (text) => text.replaceAll('`', '');

function expected({ operation, name, workspace }, steps) {
  const blocks = [
    ['heading', `${operation}: compute ${name} in workspace ${workspace.name}`],
    ['paragraph', howToFollow(steps)],
  ];
  for (const [number, { title, run, interrupts, doneWhen, undo }] of steps.entries()) {
    blocks.push(['heading', `${number + 1}. ${shown(title)}`]);
    if (run) blocks.push(['code_block', `${run}\n`]);
    for (const [label, text] of Object.entries({ Interrupts: interrupts, 'Done when': doneWhen, 'To undo': undo })) {
      if (text) blocks.push(['paragraph', `${label}: ${shown(text)}`]);
    }
  }
  return blocks;
}
