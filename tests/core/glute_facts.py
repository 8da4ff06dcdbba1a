"""What the source on hip extensions says of its exercises, and which sentences rest on it."""

from collections.abc import Mapping

from tests.core.source_fact import Fact, fact

GLUTE_DOSE = (
    fact("GHE", "15–20 reps a set", "dose: Do 15 to 20 reps a set."),
    fact("GHE", "30 s rest", "dose: Rest 30 seconds between sets."),
    fact("GHE", "at most 4 sets of any one exercise", "dose: Do at most 4 sets of each exercise."),
    fact("GHE", "8–10 sets a workout", "dose: Do 8 to 10 sets in the whole workout."),
    fact("GHE", "once a week", "dose: Do it once a week."),
    fact("GHE", "stretch before and after", "dose: Stretch before and after."),
)
BAND = (
    fact(
        "GHE", "band from the ankle to a firm anchor", "setup: Tie the band to your ankle and a firm anchor"
    ),
    fact(
        "GHE",
        "the anchor: a sturdy table leg",
        "safety: Fix the band to something firm, such as the leg of a sturdy table.",
    ),
    fact("GHE", "face the anchor", "setup: Stand facing the anchor"),
    fact("GHE", "extend the leg straight back", "cues: Move the leg straight back"),
    fact(
        "GHE",
        "the higher the leg, the harder",
        "cues: Harder? Lift the leg higher",
        "tips: Lift the leg higher to make it harder.",
    ),
    fact("GHE", "ACE recommends the standing extension", "why: ACE recommends the standing hip extension."),
    *GLUTE_DOSE,
)
TWO_VARIANTS = "two variants, straight and bent knee, work the glutes from different angles"

GLUTE_FACTS: Mapping[str, tuple[Fact, ...]] = {
    "band-hip-extension-straight": (
        *BAND,
        fact(
            "GHE",
            TWO_VARIANTS,
            "cues: Keep the working knee straight",
            "tips: This is the straight-knee variant; a bent knee works your glutes from another angle.",
        ),
    ),
    "band-hip-extension-bent": (
        *BAND,
        fact(
            "GHE",
            TWO_VARIANTS,
            "cues: Keep the working knee bent",
            "tips: This is the bent-knee variant; a straight knee works your glutes from another angle.",
        ),
    ),
    "machine-leg-curl": (
        fact(
            "GHE",
            "seated or lying",
            "setup: Sit or lie on the machine",
            "tips: You can sit at it or lie on it.",
        ),
        fact("GHE", "both legs", "cues: Both legs together"),
        fact("GHE", "kick the heels toward the glutes", "cues: Kick your heels toward your glutes"),
        fact("GHE", "return slowly", "cues: Let them return slowly"),
        fact(
            "GHE",
            "if 12–15 clean reps are out of reach, the weight is too heavy",
            "setup: A weight you can curl 12–15 times, cleanly",
            "checks: Reps not clean? The weight is too heavy",
            "safety: Choose a weight you can curl 12 to 15 times cleanly; otherwise it is too heavy.",
        ),
        *GLUTE_DOSE,
    ),
    "partner-floor-curl": (
        fact("GHE", "kneel upright", "setup: Kneel upright"),
        fact(
            "GHE",
            "a partner's weight pins the ankles and calves",
            "setup: Your partner pins your ankles and calves",
            "tips: Your partner leans their weight on your ankles and calves.",
        ),
        fact(
            "GHE",
            "lower the straight body forward slowly",
            "cues: Lower yourself forward slowly",
            "cues: Keep your body straight",
        ),
        fact("GHE", "curl back up", "cues: Curl yourself back up"),
        fact("GHE", "needs a partner", "safety: You need a partner to hold your ankles and calves down."),
        *GLUTE_DOSE,
    ),
}
