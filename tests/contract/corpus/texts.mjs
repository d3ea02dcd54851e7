// Descriptions and tags, the awkward ones among them: what templates, YAML and JSON must each escape in their own way.

export const descriptions = [
  'Inference cluster',
  "The team's cluster",
  'says "hello"',
  "[parameters('computeName')]",
  '[not an expression]',
  '[only opened',
  'ends with ]',
  "quote ' and bracket ]",
  '{0} {1} %s $HOME ${x}',
  '推理集群（生产）',
  'emoji 🚀 and e\u0301',
  'back\\slash',
  'two\nlines',
  'true',
  '007',
  'null',
];

export const tagSets = [
  { team: 'ml' },
  { 'cost center': '4711', owner: "O'Brien" },
  { environment: '[prod]', note: "[resourceGroup().location]" },
  { 团队: '推理', empty: '' },
  { opened: '[only opened', '[key]': '[[twice]' },
  { 'a.b-c_d': 'x:y,z', '0': '1', enabled: 'true' },
];
