// Microsoft.MachineLearningServices: workspaces, as a test puts them there, and their computes.

import { computeApiVersions } from './compute-versions.mjs';
import { computes } from './computes.mjs';

export const machineLearning = {
  namespace: 'Microsoft.MachineLearningServices', needsRegistration: true,
  types: {
    workspaces: { apiVersions: computeApiVersions },
    'workspaces/computes': computes,
  },
};
