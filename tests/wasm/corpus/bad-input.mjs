// Files that are no spec, or hardly one.

const utf16 = (text, bigEndian) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

const minimal = 'operation: create\nworkspace: { subscriptionId: x, resourceGroup: y, name: z }\nname: ';

/** Bytes by the name of their file. */
export const badInput = {
  'empty.yaml': '',
  'blank.yaml': ' \n\t\n',
  'comment.yaml': '# nothing\n',
  'zero-bytes.yaml': Buffer.alloc(64),
  'binary.bin.yaml': Buffer.from(Array.from({ length: 512 }, (_, at) => (at * 37) % 256)),
  'utf16le.yaml': utf16('operation: create\n', false),
  'utf16be.yaml': utf16('operation: create\n', true),
  'utf16-without-mark.yaml': Buffer.from('operation: create\n', 'utf16le'),
  'bom.yaml': '\ufeffoperation: create\nname: myaks\n',
  'crlf.yaml': 'operation: create\r\nname: myaks\r\nagentCount: x\r\n',
  'cr.yaml': 'operation: create\rname: myaks\r',
  'invalid-utf8.yaml': Buffer.concat([Buffer.from('name: '), Buffer.from([0xc3, 0x28]), Buffer.from('\n')]),
  'brackets.json': '['.repeat(1_000_000),
  'brackets.yaml': `name: ${'['.repeat(500_000)}`,
  'braces.json': '{"a":'.repeat(100_000),
  'deep.json': `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`,
  'deep.yaml': Array.from({ length: 60 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
  'duplicate.json': '{"operation":"create","name":"a1b","name":"b2c","workspace":{},"workspace":{}}',
  'duplicate.yaml': 'operation: create\nname: a1b\nname: b2c\n',
  'long-number.json': `{"operation":"create","agentCount":${'9'.repeat(400)}}`,
  'long-number.yaml': `operation: create\nagentCount: ${'9'.repeat(400)}\n`,
  'numbers.json': '{"operation":"create","agentCount":[1e400,-0,0.1,1e-400,9223372036854775807,9223372036854775808]}',
  'numbers.yaml': 'operation: create\nagentCount: [0x1F, 0o17, .inf, -.nan, 1_000, 1e3, +3, 03]\n',
  'path-in-name.yaml': `${minimal}../../etc/passwd\n`,
  'control-in-name.json': '{"operation":"create","name":"my\\u0007aks\\u0000"}',
  'control-in-text.yaml': 'operation: create\nname: my\u0007aks\n',
  'full-width.yaml': `${minimal}ｍｙａｋｓ\n`,
  'combining.yaml': `${minimal}e\u0301\u202eaks\n`,
  'emoji.yaml': `${minimal}😀👩‍👩‍👧\ndescription: 中文 ✓\nagentCount: three\n`,
  'lone-surrogate.json': '{"operation":"create","name":"a\\ud800b"}',
  'replacement-character.json': '{"operation":"create","name":"a\ufffdb"}',
  'tabs.yaml': 'operation: create\nworkspace:\n\tname: x\n',
  'anchors.yaml': 'operation: create\nworkspace: &w { name: a }\ntags: *w\n',
  'merge.yaml': 'operation: create\nworkspace:\n  <<: { name: a }\n',
  'tags.yaml': 'operation: !!str create\n',
  'documents.yaml': 'operation: create\n---\noperation: attach\n',
  'scalar.yaml': 'create\n',
  'scalar.json': '"create"',
  'array.yaml': '- operation: create\n',
  'null.json': 'null',
  'number-keys.yaml': 'operation: create\n1: a\ntrue: b\nnull: c\n[a]: d\n',
  'empty-keys.json': '{"":1,"operation":"","~/":{"/":{"~":1}},"__proto__":{"operation":"create"},"constructor":1}',
  'comma.json': '{"operation":"create",}',
  'comment.json': '// a spec\n{"operation":"create"}',
  'cut.json': '{"operation":"create","name":"my',
  'cut.yaml': 'operation: create\nname: "my',
  'too-large.yaml': `# ${'x'.repeat(1 << 20)}\noperation: create\n`,
  'too-large-within-a-character.yaml': `#${'中'.repeat(400_000)}\n`,
  'just-not-too-large.yaml': 'operation: create\n'.padEnd(1 << 20, ' '),
  'long-key.json': JSON.stringify({ operation: 'create', ['k'.repeat(10_000)]: 1 }),
  'many-keys.json': JSON.stringify(Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`key${at}`, at]))),
  'long-array.json': JSON.stringify({ operation: 'create', acknowledge: Array.from({ length: 200 }, (_, at) => at) }),
};
