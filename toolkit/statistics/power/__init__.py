"""How many people a study needs, and how small a difference it could see: means, shares, rates, one group, clusters."""

from toolkit.statistics.power.gaps import Detectable
from toolkit.statistics.power.means import detectable_effect, power, sample_size
from toolkit.statistics.power.one_group import (
    detectable_effect_before_after,
    power_before_after,
    sample_size_before_after,
)
from toolkit.statistics.power.plans import PeopleInClusters, design_effect, people_in_each_cluster
from toolkit.statistics.power.proportions import (
    detectable_proportion,
    power_two_proportions,
    sample_size_two_proportions,
)
from toolkit.statistics.power.rates import detectable_rate, power_two_rates, sample_size_two_rates

__all__ = [
    "Detectable",
    "PeopleInClusters",
    "design_effect",
    "detectable_effect",
    "detectable_effect_before_after",
    "detectable_proportion",
    "detectable_rate",
    "people_in_each_cluster",
    "power",
    "power_before_after",
    "power_two_proportions",
    "power_two_rates",
    "sample_size",
    "sample_size_before_after",
    "sample_size_two_proportions",
    "sample_size_two_rates",
]
