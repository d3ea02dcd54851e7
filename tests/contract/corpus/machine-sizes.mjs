// A few machine sizes with the virtual processors that count for the rule of twelve.

export const machineSizes = [
  { name: 'Standard_D3_v2', processors: 4 },
  { name: 'Standard_D2s_v5', processors: 2 },
  { name: 'Standard_D4s_v5', processors: 4 },
  { name: 'Standard_D8s_v5', processors: 8 },
  { name: 'Standard_D8ds_v5', processors: 8 },
  { name: 'Standard_D16s_v5', processors: 16 },
  { name: 'Standard_D4as_v5', processors: 4 },
  { name: 'Standard_E4s_v5', processors: 4 },
  // Constrained: sixteen processors are billed, eight can be used.
  { name: 'Standard_E16-8s_v5', processors: 8 },
  { name: 'Standard_NC4as_T4_v3', processors: 4 },
  { name: 'Standard_NC24ads_A100_v4', processors: 24 },
];

/** What the service takes when a spec names no size and no count. */
export const defaultMachineSize = machineSizes[0];
export const defaultAgentCount = 3;

/** The smallest node count that a purpose allows with this size. */
export function smallestCount(purpose, size) {
  return purpose === 'DevTest' ? 1 : Math.max(3, Math.ceil(12 / size.processors));
}
