// Key vaults, to whose secrets the parameters of a deployment may refer.

import { ArmError } from '../protocol/arm-error.mjs';
import { keyOf } from '../protocol/resources.mjs';

export class Vaults {
  #secrets = new Map();

  /** Puts a secret into a vault, which is there from then on. */
  set(vaultId, secretName, value) {
    const vault = keyOf(vaultId);
    this.#secrets.set(vault, { ...this.#secrets.get(vault), [secretName]: value });
  }

  secret({ keyVault, secretName }) {
    const secrets = this.#secrets.get(keyOf(keyVault?.id ?? ''));
    if (!secrets) throw new ArmError(400, 'KeyVaultParameterReferenceNotFound', `The specified KeyVault '${keyVault?.id}' could not be found.`);
    if (!Object.hasOwn(secrets, secretName)) {
      throw new ArmError(400, 'KeyVaultParameterReferenceSecretRetrieveFailed', `The secret of KeyVault parameter cannot be retrieved. Http status code: 'NotFound'. Error message: 'A secret with (name/id) ${secretName} was not found in this key vault.'.`);
    }
    return secrets[secretName];
  }
}
