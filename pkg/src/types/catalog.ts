/** The tables of the catalog. */

import type { Fact } from "./facts.js";
import type { Language } from "./input.js";
import type { Severity } from "./report.js";

/** The tables of the catalog, by the word that names each. */
export interface CatalogTables {
  sizes: { date: string; sizes: VmSize[] };
  regions: { date: string; regions: Region[] };
  versions: { date: string; versions: KubernetesVersion[] };
  clouds: { date: string; clouds: Cloud[] };
  "api-versions": { date: string; apiVersions: ApiVersion[] };
}

export interface CatalogOptions {
  /** Words of which each must occur in a row, in any letter case. */
  filter?: string[] | undefined;
  /** Tables in place of the embedded ones. */
  catalog?: object | string | undefined;
  /** The language of the sentences about facts; `en` unless given. */
  lang?: Language | undefined;
  /** With the table `versions`: what `az aks get-versions` printed, table or JSON; it is listed instead of the calendar. */
  facts?: Fact | undefined;
}

/** The Kubernetes versions that AKS offers in a region, and what follows from them. */
export interface AvailableVersions {
  /** The region, where the facts say which. */
  location: string | null;
  subscriptionId: string | null;
  /** Newest first. */
  versions: AvailableVersion[];
  /** `derived`: the facts state none, and this is the default by the policy of AKS. */
  default: { version: string; source: "stated" | "derived"; message: string } | null;
  /** The version to take; `null` where every version is a preview. */
  recommended: { version: string; message: string } | null;
  notes: { severity: Severity; message: string }[];
}

export interface AvailableVersion {
  version: string;
  isPreview: boolean;
  hasBlobCsi: boolean;
  upgrades: { version: string; isPreview: boolean }[];
  /** Empty where the facts do not tell. */
  supportPlans: string[];
}

export interface VmSize {
  name: string;
  vcpus: number;
  /** Fewer than `vcpus` for a constrained size. */
  availableVcpus: number;
  memoryMib: number;
  gpus: number;
  gpuModel: string | null;
  fpgas: number;
  premium: boolean;
  arm: boolean;
  gone: boolean;
  retirement: { date: string; clouds: string[] | null } | null;
  closedToNewSubscriptionsIn: string[];
}

export interface Region {
  name: string;
  displayName: string;
  displayNameZh: string;
  cloud: string;
  /** Pairs go one way. */
  pair: string | null;
  zones: number | null;
  restricted: boolean;
  serviceTag: boolean;
}

export interface KubernetesVersion {
  minor: string;
  /** `YYYY-MM`. */
  preview: string;
  /** `YYYY-MM`. */
  ga: string;
  gaPlanned: boolean;
  eol: string;
  ltsEol: string;
}

export interface Cloud {
  name: string;
  label: string;
  labelZh: string;
  resourceManager: string;
  authority: string;
  tokenScope: string;
  portal: string;
  studio: string;
  publicIpSuffix: string;
  vaultSuffix: string;
}

export interface ApiVersion {
  name: string;
  preview: boolean;
  /** What its schema has for a compute of type AKS. */
  computes: {
    agentVmSizeField: string;
    agentCountMin: number;
    networking: boolean;
    clusterPurpose: boolean;
    leafDomainLabel: boolean;
    overwriteExistingDomain: boolean;
    sslAuto: boolean;
    loadBalancer: boolean;
    secretCertificate: boolean;
    computeLocationWritable: boolean;
    disableLocalAuth: boolean;
    isAttachedCompute: boolean;
    kubernetes: boolean;
    namePattern: boolean;
  };
}
