// The one table of the checks that our clusters fail; docs/differences-from-checkov.md argues each entry.

const always = () => true;

/**
 * A check that is not here must pass, and one that is here fails exactly where `fails` says so.
 * @type {{ id: string, fails: (create: object) => boolean }[]} `create` is the `cluster.create` of the spec
 */
export const checkovDifferences = [
  { id: 'CKV_AZURE_4', fails: always },
  { id: 'CKV_AZURE_6', fails: ({ authorizedIpRanges }) => !authorizedIpRanges },
  { id: 'CKV_AZURE_7', fails: ({ networkPolicy }) => !networkPolicy },
  { id: 'CKV_AZURE_8', fails: always },
  { id: 'CKV_AZURE_141', fails: always },
  { id: 'CKV_AZURE_168', fails: ({ nodePools: [{ maxPods }] }) => !maxPods || maxPods < 50 },
  { id: 'CKV_AZURE_171', fails: always },
  { id: 'CKV_AZURE_172', fails: always },
  { id: 'CKV_AZURE_226', fails: always },
  { id: 'CKV_AZURE_227', fails: always },
];
