//! What Azure offers: clouds, regions, VM sizes, Kubernetes versions and api-versions.
