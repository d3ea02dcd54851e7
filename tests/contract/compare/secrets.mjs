// Puts one placeholder where a body has a certificate or a key, so that bodies with and without secrets can be compared.

export function withPlaceholders(body) {
  const ssl = body?.properties?.properties?.sslConfiguration;
  if (!ssl) return body;
  const hidden = { ...ssl };
  for (const member of ['cert', 'key']) if (typeof ssl[member] === 'string') hidden[member] = `<${member}>`;
  return {
    ...body,
    properties: { ...body.properties, properties: { ...body.properties.properties, sslConfiguration: hidden } },
  };
}
