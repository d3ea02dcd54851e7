// The clouds with the host of their resource manager and some of their regions.

export const clouds = {
  AzureCloud: { resourceManager: 'management.azure.com', regions: ['eastus', 'westus2', 'westeurope', 'southeastasia', 'polandcentral'] },
  AzureChinaCloud: { resourceManager: 'management.chinacloudapi.cn', regions: ['chinaeast2', 'chinanorth2', 'chinaeast3', 'chinanorth3'] },
  AzureUSGovernment: { resourceManager: 'management.usgovcloudapi.net', regions: ['usgovvirginia', 'usgovarizona'] },
};

/** The cloud of a spec that names none. */
export const defaultCloud = 'AzureCloud';
