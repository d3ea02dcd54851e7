// What each api-version of workspaces/computes knows, as the published swagger files and Bicep types have it.

const first = { clusterPurpose: false, leafDomainLabel: false, loadBalancer: false, computeLocation: true };
const withPurpose = { ...first, clusterPurpose: true };
const complete = { clusterPurpose: true, leafDomainLabel: true, loadBalancer: true, computeLocation: true };

/** The version a spec gets that names none. */
export const defaultApiVersion = '2022-10-01';

/** The version in which a cluster is made. */
export const clusterApiVersion = '2025-04-01';

/** `agentSizeKey` is how the version spells the machine size; it changed its case once. */
export const apiVersions = {
  '2018-11-19': { ...first, agentSizeKey: 'agentVMSize' },
  '2019-05-01': { ...first, agentSizeKey: 'agentVMSize' },
  '2020-06-01': { ...first, agentSizeKey: 'agentVMSize' },
  '2020-08-01': { ...first, agentSizeKey: 'agentVmSize' },
  '2020-09-01-preview': { ...first, agentSizeKey: 'agentVmSize' },
  '2021-01-01': { ...withPurpose, agentSizeKey: 'agentVmSize' },
  '2021-04-01': { ...complete, agentSizeKey: 'agentVmSize' },
  '2021-07-01': { ...complete, agentSizeKey: 'agentVmSize' },
  // Here alone computeLocation is read-only, so a cluster outside the workspace's region cannot be asked for.
  '2022-05-01': { ...complete, computeLocation: false, agentSizeKey: 'agentVmSize' },
  '2022-10-01': { ...complete, agentSizeKey: 'agentVmSize' },
  '2023-10-01': { ...complete, agentSizeKey: 'agentVmSize' },
  '2024-04-01': { ...complete, agentSizeKey: 'agentVmSize' },
  '2024-10-01': { ...complete, agentSizeKey: 'agentVmSize' },
  '2025-12-01': { ...complete, agentSizeKey: 'agentVmSize' },
  '2026-03-01': { ...complete, agentSizeKey: 'agentVmSize' },
  '2026-05-01': { ...complete, agentSizeKey: 'agentVmSize' },
};
