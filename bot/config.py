"""Settings: environment variables that start with DENKI_, and a .env file, read in one function."""

import logging
import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.cooldown import Cooldown
from bot.errors import Refusal

_PREFIX = "DENKI_"
_RATE = re.compile(r"([1-9]\d{0,5})/([1-9]\d{0,5})")


def _rate(text: object) -> object:
    """`5/10` as (5 answers, 10 seconds), `off` as None."""
    if not isinstance(text, str):
        return text
    if text.strip().lower() == "off":
        return None
    if not (match := _RATE.fullmatch(text.strip())):
        raise ValueError("not a rate")
    return int(match[1]), float(match[2])


Rate = Annotated[tuple[int, float] | None, NoDecode, BeforeValidator(_rate)]
Snowflake = Annotated[str, Field(pattern=r"^\d{1,20}$")]


class Settings(BaseSettings):
    """What an operator decides; a secret shows itself only to whoever asks for its value."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    token: SecretStr | None = None
    application_id: Snowflake | None = None
    public_key: Annotated[str, Field(pattern=r"^[0-9a-fA-F]{64}$")] | None = None
    api_base: Annotated[str, Field(pattern=r"^https?://\S+$")] = "https://discord.com/api/v10"
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8080
    knowledge: Path | None = None
    cooldown: Rate = (5, 10.0)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    def need(self, name: str) -> str:
        """A setting that the task at hand cannot do without; raises Refusal with the variable's name."""
        value = getattr(self, name)
        if value is None:
            raise Refusal("missing-setting", name=variable(name))
        return value.get_secret_value() if isinstance(value, SecretStr) else str(value)

    def make_cooldown(self) -> Cooldown:
        """The cooldown that the operator decided on, with nobody in it yet."""
        return Cooldown(self.cooldown)


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return _PREFIX + name.upper()


def read_settings() -> Settings:
    """The settings as they stand now; raises Refusal naming the first variable that cannot be used, never its value."""
    try:
        return Settings()
    except ValidationError as error:
        raise Refusal("bad-setting", name=variable(str(error.errors()[0]["loc"][0]))) from None


def log_to_stderr(settings: Settings) -> None:
    """Log what happens; discord.py never in detail, as its details hold tokens and what people wrote."""
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("discord").setLevel(max(logging.INFO, logging.getLevelNamesMapping()[settings.log_level]))
