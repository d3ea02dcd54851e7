// Sixty texts that would do harm, or be lost, where a language takes them for its own.

export const hostileTexts = [
  "'", '"', '`', '\\', "\\'", '\\"', '\\\\', "'''", '"""', "''", '""', '``',
  '${x}', '$${x}', '$$${x}', '\\${x}', '${', '$', '$$', '%{ if true }', '%%{x}', '%{', '%', '$(id)', '`id`', '$((1))', '$HOME', '~', '!!', '*',
  "'; rm -rf / #", '" && echo x', '| tee', '> out', '&', ';', "'+x+'", "')]", '[concat(1)]', '[[x]', ']', '{{x}}', '}', '{', '#', '// x', '/* x */', '<<EOF', '@file',
  '-x', '--help', '%s %d {0}', 'a\nb', 'a\n}\nresource x', '\ta\t', 'a  b ', '\u2028', 'a\u202eb', '推理“集群”', '😀e\u0301',
  '\u{1f469}\u200d\u{1f4bb}', '\\u0041', '\\n', 'true', 'null', '1e3', '0x10', '',
];
