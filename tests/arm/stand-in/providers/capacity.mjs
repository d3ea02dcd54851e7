// Microsoft.Compute: what a region has of cores and of VM sizes.

import { paged } from '../protocol/router.mjs';

const versions = ['2021-07-01', '2022-03-01', '2023-03-01', '2023-07-01', '2024-03-01', '2024-07-01', '2024-11-01', '2025-04-01'];

function usages(service, handled) {
  const [location] = handled.target.names;
  const found = service.resources.all('Microsoft.Compute/locations/usages', `${handled.target.scope}/providers/Microsoft.Compute/locations/${location}`);
  return paged(service, handled, found.map(({ unit, currentValue, limit, name: { value, localizedValue } }) => ({ unit, currentValue, limit, name: { value, localizedValue } })));
}

function skus(service, handled) {
  const location = /location eq '([^']+)'/i.exec(handled.query.$filter ?? '')?.[1];
  const found = service.resources.all('Microsoft.Compute/skus', handled.target.scope)
    .filter(({ locations }) => !location || locations.some((known) => known.toLowerCase() === location.toLowerCase()));
  return paged(service, handled, found.map(({ id, type, ...sku }) => sku));
}

export const capacity = {
  namespace: 'Microsoft.Compute', needsRegistration: true,
  types: {
    'locations/usages': { apiVersions: versions, handlers: { list: usages } },
    skus: { apiVersions: ['2019-04-01', '2021-07-01'], handlers: { list: skus } },
  },
};
