"""What a fetch that fails says."""

from __future__ import annotations

import pytest

from newsledger.fetch import Fetcher
from newsledger.model.outcomes import Reject, RejectedError


def reject_of(fetcher: Fetcher, url: str) -> Reject:
    with pytest.raises(RejectedError) as caught:
        fetcher.get(url)
    assert caught.value.reject.stage == "read"
    return caught.value.reject
