//! What Azure offers: clouds, regions, VM sizes, Kubernetes versions and api-versions, with look-ups.
//!
//! This is the right room for a fact about Azure that has a source and a date. A bound that a rule
//! enforces belongs to the rule; what one user's subscription holds is a fact of `crate::facts`.
//!
//! The tables are text files under `tables/`, embedded and decoded on first use. [`Catalog::from_json`]
//! replaces whole tables at run time.

mod api_version;
mod cloud;
mod date;
mod error;
mod kubernetes;
mod reader;
mod region;
mod replace;
mod rows;
mod size;
mod size_table;
mod sizes;
mod table;
mod text;

use std::borrow::Cow;
use std::sync::OnceLock;

pub use api_version::{ApiVersion, DEFAULT_API_VERSION, Knows};
pub use cloud::Cloud;
pub use error::CatalogError;
pub(crate) use kubernetes::minor_number;
pub use kubernetes::{KubernetesVersion, Support};
pub use region::Region;
pub use rows::{Listing, Row};
pub use size::{Retirement, VmSize};
pub use table::{Source, Table};
pub use text::text;
/// A calendar day, as the tables hold it.
pub use time::Date;

use sizes::Sizes;

/// Text of a row: borrowed where the embedded tables hold it, owned where a caller replaced them.
pub type Text = Cow<'static, str>;

/// The day on which the embedded tables were last compared with their sources.
const EMBEDDED_DATE: &str = "2026-11-23";

/// What Azure offers as of [`Catalog::date`].
///
/// Each table is decoded when it is first asked for, so that a check that names no VM size does not
/// pay for 1,600 of them.
#[derive(Clone, Debug)]
pub struct Catalog {
    date: Text,
    clouds: OnceLock<Vec<Cloud>>,
    regions: OnceLock<Vec<Region>>,
    sizes: OnceLock<Sizes>,
    size_names: OnceLock<Vec<Text>>,
    versions: OnceLock<Vec<KubernetesVersion>>,
    api_versions: OnceLock<Vec<ApiVersion>>,
}

static EMBEDDED: Catalog = Catalog::undecoded();

impl Catalog {
    const fn undecoded() -> Self {
        Self {
            date: Cow::Borrowed(EMBEDDED_DATE),
            clouds: OnceLock::new(),
            regions: OnceLock::new(),
            sizes: OnceLock::new(),
            size_names: OnceLock::new(),
            versions: OnceLock::new(),
            api_versions: OnceLock::new(),
        }
    }

    /// The catalog that comes with this build.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// A catalog in which the tables that `text` holds take the place of the embedded ones.
    ///
    /// `text` is a JSON object with any of the keys `date`, `clouds`, `regions`, `sizes`, `sizeNames`,
    /// `versions` and `apiVersions`; each table is an array of rows as [`Catalog::listing`] writes them.
    /// A table is replaced whole; one that is absent stays the embedded one.
    ///
    /// # Errors
    /// The first thing that is not as it should be, with its JSON pointer. Unknown keys are errors too.
    pub fn from_json(text: &str) -> Result<Self, CatalogError> {
        replace::read(text)
    }

    /// The day, `YYYY-MM-DD`, as of which the tables hold.
    pub fn date(&self) -> &str {
        &self.date
    }

    /// Every cloud, the public one first.
    pub fn clouds(&self) -> &[Cloud] {
        self.clouds.get_or_init(cloud::embedded)
    }

    /// The cloud with this name, as `az cloud list` writes it; letter case counts.
    pub fn cloud(&self, name: &str) -> Option<&Cloud> {
        self.clouds().iter().find(|cloud| cloud.name == name)
    }

    /// Every region: public, China, US Government.
    pub fn regions(&self) -> &[Region] {
        self.regions.get_or_init(region::embedded)
    }

    /// The region with this programmatic name, such as `chinaeast2`; letter case counts.
    pub fn region(&self, name: &str) -> Option<&Region> {
        self.regions().iter().find(|region| region.name == name)
    }

    /// The region that a person means by `East US 2`, `EastUS2` or `中国东部 2`: either language, any letter
    /// case, with or without the spaces. This is how a fix finds the programmatic name.
    pub fn region_by_display_name(&self, name: &str) -> Option<&Region> {
        self.regions().iter().find(|region| region.is_called(name))
    }

    /// Every VM size whose memory is known, series by series.
    pub fn sizes(&self) -> &[VmSize] {
        self.sizes_and_index().all()
    }

    /// The VM size with this name in any letter case (Azure answers `STANDARD_D2_V3` in places). The
    /// `name` of what is returned is the canonical spelling. Allocates nothing.
    pub fn size(&self, name: &str) -> Option<&VmSize> {
        self.sizes_and_index().find(name)
    }

    /// The canonical spelling of a name that Azure is known to use though no source describes the size,
    /// such as `Standard_D32-8s_v3`. Such a size is neither unknown nor misspelt.
    pub fn undescribed_size(&self, name: &str) -> Option<&str> {
        let names = self.size_names.get_or_init(size_table::embedded_names);
        names.iter().find(|known| known.eq_ignore_ascii_case(name)).map(AsRef::as_ref)
    }

    /// At most `most` sizes that `name` may have been meant to be, the likeliest first; none where nothing
    /// is near. A size that Azure still offers comes before one that is gone.
    pub fn nearest_sizes(&self, name: &str, most: usize) -> Vec<&VmSize> {
        sizes::nearest(self.sizes(), name, most)
    }

    fn sizes_and_index(&self) -> &Sizes {
        self.sizes.get_or_init(|| Sizes::new(size_table::embedded()))
    }

    /// Every api-version of `Microsoft.MachineLearningServices/workspaces/computes`, oldest first.
    pub fn api_versions(&self) -> &[ApiVersion] {
        self.api_versions.get_or_init(api_version::embedded)
    }

    /// The api-version with this name, such as `2022-10-01`; letter case counts.
    pub fn api_version(&self, name: &str) -> Option<&ApiVersion> {
        self.api_versions().iter().find(|version| version.name == name)
    }

    /// The Kubernetes minor versions of the AKS calendar, oldest first.
    ///
    /// The calendar is the public cloud's; China and US Government lag behind it by an unpublished time, so
    /// what the user's own `az aks get-versions` says goes before it.
    pub fn kubernetes_versions(&self) -> &[KubernetesVersion] {
        self.versions.get_or_init(kubernetes::embedded)
    }

    /// How AKS supports a Kubernetes version on a day, by the public cloud's calendar.
    ///
    /// `version` is a minor (`1.34`) or a full version (`1.34.2`), of which only the minor counts.
    pub fn support(&self, version: &str, date: Date) -> Support {
        kubernetes::support(self.kubernetes_versions(), version, date)
    }

    /// The rows of a table in which every filter word occurs, in any letter case.
    pub fn rows(&self, table: Table, filters: &[&str]) -> Vec<Row<'_>> {
        rows::select(self, table, filters)
    }

    /// The same rows as a document that serializes to what [`Catalog::from_json`] reads.
    pub fn listing(&self, table: Table, filters: &[&str]) -> Listing<'_> {
        Listing::new(self, table, filters)
    }
}
