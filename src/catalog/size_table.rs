//! The packed text of VM sizes and what it stands for; the format is described at the head of the files.

use std::borrow::Cow;

use time::Date;

use super::table::File;
use super::{Retirement, Text, VmSize, date};

pub(super) fn embedded() -> Vec<VmSize> {
    let ends: Vec<SeriesEnd> = File::RETIREMENTS.lines().filter_map(parse_end).collect();
    File::SIZES.lines().filter_map(|line| parse_sizes(line, &ends)).flatten().collect()
}

pub(super) fn embedded_names() -> Vec<Text> {
    File::SIZE_NAMES.lines().filter_map(parse_names).flatten().collect()
}

/// A row of retirements.txt.
struct SeriesEnd {
    date: Date,
    clouds: Option<Vec<Text>>,
    closed_in: Vec<Text>,
}

fn parse_end(line: &'static str) -> Option<SeriesEnd> {
    let mut cells = line.split('|');
    let date = date::day(cells.next()?)?;
    let clouds = match cells.next()? {
        "*" => None,
        names => Some(words(names)),
    };
    let closed_in = words(cells.next()?);
    let _series = cells.next()?;
    cells.next().is_none().then_some(SeriesEnd { date, clouds, closed_in })
}

fn words(cell: &'static str) -> Vec<Text> {
    cell.split_ascii_whitespace().map(Cow::Borrowed).collect()
}

/// What the sizes of one line have in common.
struct Series<'a> {
    template: Template,
    mib_per_vcpu: u32,
    gpu_model: Option<Text>,
    premium: bool,
    arm: bool,
    gone: bool,
    end: Option<&'a SeriesEnd>,
}

fn parse_sizes(line: &'static str, ends: &[SeriesEnd]) -> Option<Vec<VmSize>> {
    let mut cells = line.split('|');
    let mut series = Series {
        template: Template::parse(cells.next()?)?,
        mib_per_vcpu: mib(cells.next()?)?,
        gpu_model: None,
        premium: false,
        arm: false,
        gone: false,
        end: None,
    };
    for flag in cells.next()?.split_ascii_whitespace() {
        if let Some(model) = flag.strip_prefix("gpu=") {
            series.gpu_model = Some(Cow::Borrowed(model));
        } else if let Some(day) = flag.strip_prefix("retires=") {
            let day = date::day(day)?;
            series.end = Some(ends.iter().find(|end| end.date == day)?);
        } else {
            for letter in flag.chars() {
                match letter {
                    'p' => series.premium = true,
                    'a' => series.arm = true,
                    'x' => series.gone = true,
                    _ => return None,
                }
            }
        }
    }
    let sizes = cells.next()?.split_ascii_whitespace().map(|entry| series.size(entry)).collect();
    if cells.next().is_some() { None } else { sizes }
}

impl Series<'_> {
    fn size(&self, entry: &str) -> Option<VmSize> {
        let end = entry.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(entry.len());
        let (number, mut rest) = entry.split_at_checked(end)?;
        let (of_parent, available) = match number.split_once('-') {
            Some((parent, available)) => (parent.parse().ok()?, Some(available.parse().ok()?)),
            None => (number.parse().ok()?, None),
        };
        let mut vcpus: u32 = of_parent;
        let mut memory = None;
        let (mut gpus, mut fpgas) = (0, 0);
        while let Some(mark) = rest.chars().next() {
            let (_, after) = rest.split_at_checked(mark.len_utf8())?;
            let end = after.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(after.len());
            let (value, tail) = after.split_at_checked(end)?;
            match mark {
                '=' => vcpus = value.parse().ok()?,
                '@' => memory = Some(mib(value)?),
                'g' => gpus = value.parse().ok()?,
                'f' => fpgas = value.parse().ok()?,
                _ => return None,
            }
            rest = tail;
        }
        Some(VmSize {
            name: Cow::Owned(self.template.name(number)),
            vcpus,
            available_vcpus: available.unwrap_or(vcpus),
            memory_mib: match memory {
                Some(memory) => memory,
                None => vcpus.checked_mul(self.mib_per_vcpu)?,
            },
            gpus,
            gpu_model: self.gpu_model.clone(),
            fpgas,
            premium: self.premium,
            arm: self.arm,
            gone: self.gone,
            retirement: self.end.map(|end| Retirement { date: end.date, clouds: end.clouds.clone() }),
            closed_to_new_subscriptions_in: self.end.map(|end| end.closed_in.clone()).unwrap_or_default(),
        })
    }
}

fn parse_names(line: &'static str) -> Option<Vec<Text>> {
    let (template, numbers) = line.split_once('|')?;
    let template = Template::parse(template)?;
    let is_number = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == '-');
    let names = numbers.split_ascii_whitespace();
    names.map(|number| is_number(number).then(|| Cow::Owned(template.name(number)))).collect()
}

/// The name of a series' sizes with the number left out: `D*s_v3`.
struct Template {
    tier: &'static str,
    before: &'static str,
    after: &'static str,
}

impl Template {
    fn parse(text: &'static str) -> Option<Self> {
        let (before, after) = text.split_once('*')?;
        let tier = if before.starts_with("Basic_") { "" } else { "Standard_" };
        Some(Self { tier, before, after })
    }

    fn name(&self, number: &str) -> String {
        [self.tier, self.before, number, self.after].concat()
    }
}

/// MiB of a number of GiB with decimals, where that is a whole number of MiB.
fn mib(gib: &str) -> Option<u32> {
    let (whole, decimals) = gib.split_once('.').unwrap_or((gib, ""));
    let scale = 10_u64.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    let digits: u64 = [whole, decimals].concat().parse().ok()?;
    let scaled = digits.checked_mul(1024)?;
    if scaled % scale == 0 { u32::try_from(scaled / scale).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends() -> Vec<SeriesEnd> {
        File::RETIREMENTS.lines().map(|line| parse_end(line).expect(line)).collect()
    }

    #[test]
    fn every_line_parses() {
        let ends = ends();
        assert_eq!(ends.len(), 12);
        for line in File::SIZES.lines() {
            assert!(parse_sizes(line, &ends).is_some(), "{line}");
        }
        for line in File::SIZE_NAMES.lines() {
            assert!(parse_names(line).is_some(), "{line}");
        }
        assert_eq!(embedded().len(), 1596);
        assert_eq!(embedded_names().len(), 249);
    }

    #[test]
    fn every_retirement_is_of_some_series() {
        for end in ends() {
            let flag = format!("retires={}", end.date);
            assert!(File::SIZES.lines().any(|line| line.contains(&flag)), "{flag}");
        }
    }

    #[test]
    fn an_entry_may_say_more_than_its_number() {
        let sizes =
            parse_sizes("NC*x|4|pa gpu=T4 retires=2029-11-15|8-2=6@12.5g1f2", &ends()).expect("a line");
        let [size] = sizes.as_slice() else { panic!("{sizes:?}") };
        assert_eq!(size.name, "Standard_NC8-2x");
        assert_eq!((size.vcpus, size.available_vcpus, size.memory_mib), (6, 2, 12800));
        assert_eq!((size.gpus, size.fpgas, size.gpu_model.as_deref()), (1, 2, Some("T4")));
        assert!(size.premium && size.arm && !size.gone);
        assert!(size.is_closed_to_new_subscriptions_in("AzureCloud"));
        assert_eq!(size.retires_in("AzureChinaCloud"), None);
    }

    #[test]
    fn what_is_not_in_the_format_is_no_size() {
        for line in [
            "D*|4",
            "D|4||2",
            "D*|4.0001||2",
            "D*|4|q|2",
            "D*|4|retires=2000-01-01|2",
            "D*|4||2?3",
            "D*|4||x",
            "D*|4||2@",
            "D*|4||99999999",
            "D*|4||2|3",
        ] {
            assert!(parse_sizes(line, &ends()).is_none(), "{line}");
        }
    }
}
