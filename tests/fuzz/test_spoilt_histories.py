import json
from pathlib import Path
from random import Random

import pytest

from lunge_timer.errors import StoreError
from lunge_timer.store.history.content import Content
from lunge_timer.store.history.database import in_memory
from lunge_timer.store.history.exchange import encode_history, parse_history, read_history
from lunge_timer.store.history.schema import MIGRATIONS
from tests.fuzz.mutations import spoilt
from tests.store.history.test_exchange import WHOLE

pytestmark = pytest.mark.slow

FILES = 1500


@pytest.mark.parametrize("seed", [1, 2])
def test_a_spoilt_export_is_refused_in_one_sentence_or_merged_whole(tmp_path: Path, seed: int) -> None:
    text = encode_history(WHOLE)
    legal = [text.encode(), json.dumps(json.loads(text), indent=2).encode()]
    chance = Random(seed)  # noqa: S311  # the same files at each run
    file = tmp_path / "legs.json"
    read, told = 0, []
    for _each in range(FILES):
        file.write_bytes(spoilt(chance, legal))
        try:
            content = read_history(file)
        except StoreError as error:
            told.append(str(error))
            continue
        read += 1
        memory = in_memory(MIGRATIONS)
        content.merge_into(memory)
        merged = Content.of(memory)
        memory.close()
        assert set(merged.workouts) == set(content.workouts)
        assert parse_history(encode_history(merged), "again") == merged
    assert [sentence for sentence in told if not sentence.startswith(f"{file}: ")] == []
    assert [sentence for sentence in told if not sentence.isprintable()] == []
    assert FILES / 50 < read < FILES / 2  # else they are spoilt too little or too much
