"""What the sources say of the reverse lunge and of its form with holds, and which sentences rest on it."""

from collections.abc import Mapping

from tests.core.source_fact import Fact, fact

# Of the reverse lunge; every form of it comes with them.
CAUTIONS = (
    fact(
        "HS",
        "with weak knees it may worsen the pain",
        "safety: Weak or painful knees? This may make them worse.",
    ),
    fact(
        "HS",
        "with poor balance hold a wall or a chair",
        "safety: If your balance is poor, hold on to a wall or a chair.",
    ),
    fact(
        "HS",
        "done badly it strains the lower back",
        "safety: Poor form can strain your lower back.",
    ),
    fact(
        "HS",
        "avoid it after an injury of ankle, knee or hip",
        "safety: No reverse lunge after an ankle, knee or hip injury.",
    ),
    fact(
        "KW",
        "go only as low as is comfortable",
        "safety: Go only as low as is comfortable, near a stable surface.",
    ),
    fact(
        "KW",
        "a stable surface close by for balance",
        "safety: Go only as low as is comfortable, near a stable surface.",
    ),
)
REVERSE_LUNGE = (
    fact("HS KW", "feet hip-width apart, body tall", "setup: Stand tall, feet hip-width apart"),
    fact(
        "HS KW",
        "chest up, core engaged, arms at the sides",
        "setup: Chest up, core tight, arms at your sides",
    ),
    fact(
        "HS",
        "a big step back, not so long that it loads the knee or costs balance",
        "cues: Big step back, no longer than you can balance",
        "cues: Knee feels the load? Take a shorter step",
    ),
    fact("KW", "land on the ball of the foot", "cues: Land on the ball of your back foot"),
    fact("HS KW", "both knees near 90°", "cues: Bend both knees to about 90°"),
    fact(
        "HS KW",
        "front thigh parallel to the floor, or as low as is comfortable",
        "cues: Front thigh level, or as low as is comfortable",
    ),
    fact(
        "HS KW",
        "the back knee nears the floor and never touches it",
        "cues: Back knee near the floor, never on it",
    ),
    fact("HS", "weight on the front foot", "cues: Your front foot carries the weight"),
    fact("KW", "trunk upright, hips facing forward", "cues: Trunk upright, both hips point forward"),
    fact("HS", "press through the front heel", "cues: Press up through your front heel"),
    fact("KW", "push off with the back foot", "cues: Push off with your back foot"),
    fact("HS", "strength", "why: Builds strength."),
    fact("HS", "less joint strain", "why: Puts less strain on your joints."),
    fact("HS", "balance", "why: Improves your balance."),
    fact("HS", "fat loss with cardio", "why: Helps you lose fat, together with cardio."),
    fact("HS KW", "hip mobility", "why: Makes your hips more mobile."),
    fact("KW", "functional", "why: Trains a move that you need in daily life."),
    fact(
        "KW",
        "one leg at a time shows and evens out differences",
        "why: Shows you where your legs differ, and evens it out, one leg at a time.",
    ),
    fact("KW", "upright trunk and back muscles", "why: Trains an upright trunk and your back muscles."),
    fact(
        "KW",
        "less load on the kneecap than a forward lunge",
        "why: Loads your kneecap less than a forward lunge does.",
    ),
    fact("HS", "alternate every rep", "tips: Change legs after every rep."),
    fact(
        "HS",
        "start dumbbells near 2 kg, one in each hand",
        "tips: New to dumbbells? Take about 2 kg in each hand.",
    ),
    fact(
        "HS KW",
        "works the glutes, gluteus maximus above all, hamstrings, quadriceps, core, calves, spinal erectors",
        "tips: Your gluteus maximus works hardest; hamstrings, quadriceps, core, calves and spinal erectors "
        "join in.",
    ),
    fact(
        "KW",
        "all reps on one leg, then the other",
        "tips: Or finish every rep on one leg, then do the other.",
    ),
    fact(
        "KW",
        "bodyweight, dumbbells, barbell, weighted vest",
        "tips: Do it with your bodyweight alone, or with dumbbells, a barbell or a weighted vest.",
    ),
    fact(
        "KW",
        "common mistakes: foot placement, knee and joint alignment, posture",
        "tips: Common mistakes: where the feet go, how knee and joints line up, and posture.",
    ),
    fact(
        "KW",
        "warm up 5–10 min: walking, light jogging, cycling, dynamic stretching",
        "tips: Warm up for 5 to 10 minutes: walk, jog lightly, cycle or do dynamic stretches.",
    ),
    fact("KW", "cool down: cat-cow, pigeon pose", "tips: Cool down with cat-cow and pigeon pose."),
    *CAUTIONS,
    fact(
        "HS KW",
        "with a medical condition ask a doctor first",
        "safety: A medical condition? Ask your doctor before you start.",
    ),
    fact("KW", "with pain talk with your doctor first", "safety: In pain? Talk with your doctor first, too."),
    fact("HS", "beginner: 3 sets × 10 per leg", "dose: Beginners: 3 sets of 10 reps per leg."),
    fact("HS", "30–60 s rest", "dose: Rest 30 to 60 seconds between sets."),
    fact("HS", "3–4 times a week", "dose: Train 3 to 4 times a week."),
    fact("HS", "more reps as strength grows", "dose: Add reps as you get stronger."),
    fact("KW", "2–3 sets × 12–15 per leg", "dose: Or do 2 to 3 sets of 12 to 15 reps per leg."),
)
SQUAT_POSITION = (
    fact(
        "WGM", "feet shoulder-width", "setup: Feet shoulder-width apart", "squat: Feet shoulder-width apart"
    ),
    fact("WGM", "hands on the hips, back straight", "setup: Hands on your hips, back straight"),
    fact(
        "WGM",
        "into the squat, thighs just above parallel, hands on hips",
        "squat: Hands on hips, thighs just above parallel",
        "checks: In the squat, thighs just above parallel",
        "hold-squat: Keep your thighs just above parallel",
        "hold-squat: Keep your hands on hips, back straight",
    ),
    fact(
        "WGM",
        "tighten the gluteus maximus before the leg goes back; it then fires in time in daily movement",
        "squat: Squeeze your glutes, then take the leg back",
        "checks: Squeeze your glutes, then take the leg back",
        "tips: Squeeze your glutes, then take the leg back: they learn to fire in time in daily life.",
    ),
    fact(
        "WGM",
        "one leg back until that thigh is vertical",
        "back: Take the leg back until the thigh is vertical",
        "hold-back: Keep your back thigh vertical",
        "cues: Back thigh vertical, knee off the floor",
    ),
    fact(
        "WGM",
        "the knee never touches the floor",
        "back: Never let the knee touch the floor",
        "hold-back: Keep your knee off the floor",
        "checks: Knee off the floor, every time",
    ),
    fact(
        "WGM",
        "hips level and facing forward, back straight and upright",
        "back: Hips level, facing forward, back upright",
        "hold-back: Keep your hips level, back straight",
        "cues: Hips level, facing forward",
        "cues: Back straight and upright",
        "checks: Hips level, facing forward",
        "checks: Back straight and upright",
    ),
    fact(
        "WGM",
        "the hands on the hips help to keep them level and facing forward",
        "cues: Hands on your hips keep them level",
        "forward: Hands on your hips keep them level",
    ),
    fact(
        "WGM",
        "leg forward slowly, back into the squat, thigh kept parallel",
        "forward: Bring the leg forward slowly, into the squat",
        "forward: Keep your thigh parallel all the way",
    ),
    fact("WGM", "stand and relax", "stand: Stand up and relax", "stand: Let everything go loose"),
    fact(
        "WGM",
        "step further back to stretch the psoas",
        "tips: Variation: step further back and you stretch the psoas.",
    ),
    fact("WGM", "brings the pelvis back to neutral tilt", "why: Brings your pelvis back to neutral."),
    fact(
        "WGM",
        "stretches psoas and rectus femoris gently",
        "why: Stretches psoas and rectus femoris gently.",
    ),
    fact(
        "WGM",
        "wakes the gluteus maximus after long sitting",
        "why: Wakes up your glutes after hours of sitting.",
    ),
    fact("WGM", "strengthens the back", "why: Strengthens your back."),
    fact("WGM", "some knee pain eased", "why: Can ease some knee pain."),
    fact(
        "WGM",
        "a safer way to kneel or stoop, for daily tasks",
        "why: Kneel or stoop like this in daily life too: it is safer.",
    ),
    fact(
        "WGM", "with a doctor's consent", "safety: Ask your doctor first, above all with a medical condition."
    ),
    fact(
        "HS KW",
        "with a medical condition ask a doctor first",
        "safety: Ask your doctor first, above all with a medical condition.",
    ),
    *CAUTIONS,
    fact(
        "WGM", "often; for breaks in long sitting", "dose: Do it often, as a break whenever you sit for long."
    ),
    fact("WGM", "1–10 s for either hold", "dose: Give each of the two holds 1 to 10 seconds."),
)

LUNGE_FACTS: Mapping[str, tuple[Fact, ...]] = {
    "reverse-lunge": REVERSE_LUNGE,
    "squat-position-reverse-lunge": SQUAT_POSITION,
}
