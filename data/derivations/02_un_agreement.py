# /// script
# requires-python = ">=3.11"
# dependencies = ["pandas"]
# ///
"""Step 2: how often two states voted alike in the UN General Assembly, year by year.

From: `docs/static/ungaVoting_003.csv` of github.com/Pigeon-Effect/Mapping-UNGA-Voting-Alliances
(commit 704abe1), which is Voeten's United Nations General Assembly Voting Data
(doi:10.7910/DVN/LEJUQZ) to 4 June 2024. To: the figures of `un_agreement.csv`.

A vote is 1 yes, 2 abstain, 3 no; 8 is absent and 9 not a member, and both are left out.
`similarity` is the mean of 1 - |a - b| / 2; `s_score` is 2 x similarity - 1 (Signorino and Ritter
1999); `kappa_weighted` sets similarity against what the two states' own shares of yes, abstain and
no would give by chance (Häge 2011).

Run: `uv run data/derivations/02_un_agreement.py PATH/TO/ungaVoting_003.csv [--write]`
"""

import sys
from itertools import combinations, product

import pandas as pd
from derived import arguments, number, settle

STATES = ["CHN", "JPN", "KOR", "PRK", "RUS", "USA"]
VOTES = [1, 2, 3]
PEOPLES_REPUBLIC_SEATED = "1971-11-01"
FEW = 20


def agreement(a: pd.Series, b: pd.Series) -> dict[str, str]:
    """Return the figures of one pair in one year from the votes that both cast."""
    apart = (a - b).abs()
    similarity = 1 - apart.mean() / 2
    share_a, share_b = (one.value_counts(normalize=True) for one in (a, b))
    chance = sum(
        share_a.get(i, 0) * share_b.get(j, 0) * (1 - abs(i - j) / 2)
        for i, j in product(VOTES, VOTES)
    )
    kappa = (similarity - chance) / (1 - chance) if chance < 1 else float("nan")
    return {
        "votes_both": str(len(a)), "identical": str((apart == 0).sum()),
        "opposed": str((apart == 2).sum()), "share_exact": number((apart == 0).mean()),
        "similarity": number(similarity), "s_score": number(2 * similarity - 1),
        "share_opposed": number((apart == 2).mean()), "kappa_weighted": number(kappa),
        "low_n": str(len(a) < FEW).lower(),
    }  # fmt: skip


def main() -> int:
    (source, *_), write = arguments(__doc__)
    votes = pd.read_csv(source, usecols=["date", *STATES])
    votes.loc[votes["date"] < PEOPLES_REPUBLIC_SEATED, "CHN"] = 9
    derived = []
    for year, of_year in votes.groupby(votes["date"].str[:4]):
        for a, b in combinations(STATES, 2):
            both = of_year[of_year[a].isin(VOTES) & of_year[b].isin(VOTES)]
            if len(both):
                names = {"year": year, "pair": f"{a}-{b}", "rollcalls_year": str(len(of_year))}
                derived.append(names | agreement(both[a], both[b]))
    return settle("un_agreement", ["year", "pair"], derived, write)


if __name__ == "__main__":
    sys.exit(main())
