// Microsoft.Network: virtual networks with their subnets, and the service tags of a cloud.

import { resourceNotFound } from '../protocol/arm-error.mjs';
import { paged } from '../protocol/router.mjs';

const apiVersions = ['2020-11-01', '2021-08-01', '2022-07-01', '2023-04-01', '2023-09-01', '2024-01-01', '2024-05-01', '2024-07-01', '2025-01-01'];

// Subnets are members of their network, and resources below it.
function subnetsOf({ resources }, { target }) {
  const network = resources.get(target.id.slice(0, target.id.toLowerCase().lastIndexOf('/subnets')));
  if (!network) throw resourceNotFound({ ...target, type: 'virtualNetworks', names: target.names.slice(0, 1) });
  return network.properties.subnets;
}

function subnet(service, handled) {
  const found = subnetsOf(service, handled).find(({ name }) => name.toLowerCase() === handled.target.names[1].toLowerCase());
  if (!found) throw resourceNotFound(handled.target);
  return { status: 200, body: found };
}

function serviceTags(service, handled) {
  const tags = service.resources.get(`${handled.target.scope}/providers/Microsoft.Network/serviceTags/${service.options.cloud}`);
  if (!tags) throw resourceNotFound(handled.target);
  const { body: { value: values, nextLink } } = paged(service, handled, tags.values);
  return { status: 200, body: { ...tags, values, ...(nextLink && { nextLink }) } };
}

export const network = {
  namespace: 'Microsoft.Network', needsRegistration: true,
  types: {
    virtualNetworks: { apiVersions },
    'virtualNetworks/subnets': { apiVersions, handlers: { get: subnet, list: (service, handled) => paged(service, handled, subnetsOf(service, handled)) } },
    'locations/serviceTags': { apiVersions, handlers: { list: serviceTags } },
  },
};
