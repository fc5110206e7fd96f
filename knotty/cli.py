"""The shell: `make`, `check`, `terms`, `draw`, `pdf`, `engines`, `evaluate`, `backup`, `restore`, `serve`.

What they do is workshop's; heavy imports wait until a command needs them.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from knotty import __version__
from knotty.errors import KnottyError, OwnFault

if TYPE_CHECKING:
    from knotty.craft.finding import Verdict

OK, WRONG, REFUSED, UNREAD = 0, 1, 2, 3
_PIPE_WIDTH = 100  # columns where nothing says how wide the screen is
FAULT, STOPPED = 70, 130  # as sysexits.h and shells have it: a bug of ours, and stopped by Ctrl-C


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code.

    0 done, or the pattern is right or right with assumptions; 1 the pattern is wrong; 2 something given cannot be used;
    3 the pattern is empty or not (wholly) read; 70 a fault of Knotty's own; 130 stopped from the keyboard.
    """
    options = _make_parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except OwnFault as fault:
        return _explain(fault, FAULT)
    except KnottyError as error:
        return _explain(error, REFUSED)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe went away; nothing is wrong with the pattern
        return OK
    except KeyboardInterrupt:
        return STOPPED
    except Exception as error:  # noqa: BLE001  # whatever it is, it is a bug of ours and said so, without a traceback
        return _explain(OwnFault(f"{type(error).__name__}: {error}"), FAULT)


def _explain(error: KnottyError, code: int) -> int:
    print(f"knotty: {error}", file=sys.stderr)
    return code


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="knotty", description="Granny-square crochet patterns that add up.")
    parser.add_argument("--version", action="version", version=f"knotty {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_make(commands.add_parser("make", help="design a pattern from an idea"))
    _add_check(commands.add_parser("check", help="work a pattern and say whether it adds up"))
    _add_terms(commands.add_parser("terms", help="say a pattern in US, UK, French or German terms"))
    _add_draw(commands.add_parser("draw", help="draw a pattern as a symbol chart, or in yarn"))
    _add_pdf(commands.add_parser("pdf", help="print a pattern with empty checkboxes"))
    _add_engines(commands.add_parser("engines", help="say which engines can design, and what to do about the others"))
    _add_evaluate(commands.add_parser("evaluate", help="measure engines by prompts with expected facts"))
    _add_backup(commands.add_parser("backup", help="write all libraries to a file, while the app runs"))
    _add_restore(commands.add_parser("restore", help="put a backup into an empty database"))
    _add_serve(commands.add_parser("serve", help="start the app"))
    return parser


def _add_make(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("prompt", help='an idea, such as "punk rock blanket"')
    parser.add_argument("--seed", type=int, default=0, help="another number, another design (default 0)")
    parser.add_argument(
        "--engine", choices=("auto", "ollama", "openai", "embedded"), default="auto", help="who designs"
    )
    parser.add_argument(
        "--edit", action="append", default=[], metavar="WORDS", help='change it, such as "bigger"; may be repeated'
    )
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to FILE instead of the screen")
    parser.set_defaults(command=_make)


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="a pattern as plain text or PDF; - for standard input")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--terms", choices=("auto", "us", "uk"), default="auto", help="dialect of the pattern")
    parser.set_defaults(command=_check)


def _add_terms(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="a pattern as plain text; - for standard input")
    parser.add_argument("--to", choices=("us", "uk", "fr", "de"), required=True, help="the terms wanted")
    parser.add_argument("--spelled-out", action="store_true", help="as numbered steps without stars or abbreviations")
    parser.add_argument("--terms", choices=("auto", "us", "uk"), default="auto", help="dialect of the pattern")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to FILE instead of the screen")
    parser.set_defaults(command=_terms)


def _add_draw(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="a pattern as plain text; - for standard input")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", required=True, help="the .svg or .png to write")
    parser.add_argument("--part", default="", metavar="NAME", help="which part (default the first)")
    parser.add_argument("--round", default="", metavar="N", help="light one round, fade the others")
    parser.add_argument("--mirrored", action="store_true", help="for left-handed makers")
    parser.add_argument("--preview", action="store_true", help="the whole piece in yarn instead of a chart")
    parser.add_argument("--terms", choices=("auto", "us", "uk"), default="auto", help="dialect of the pattern")
    parser.set_defaults(command=_draw)


def _add_pdf(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="a pattern as plain text; - for standard input")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", required=True, help="the PDF to write")
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4", help="paper size")
    parser.add_argument("--large", action="store_true", help="large print, 16 pt")
    parser.add_argument("--no-chart", action="store_true", help="leave out all pictures")
    parser.add_argument("--mirrored", action="store_true", help="charts for left-handed makers")
    parser.add_argument("--to", choices=("us", "uk", "fr", "de"), help="the terms wanted (default: its own)")
    parser.add_argument("--spelled-out", action="store_true", help="without abbreviations, stars or brackets")
    parser.set_defaults(command=_pdf)


def _add_engines(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.set_defaults(command=_engines)


def _add_evaluate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--engine", action="append", metavar="E", help="which engine, or auto; may be given again (default embedded)"
    )
    parser.add_argument("--prompts", type=Path, metavar="FILE", help="your own prompts (docs/evaluation.md)")
    parser.add_argument("-n", type=_count, metavar="N", help="only N prompts, spread over the file")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--date", default="", help="what the report is dated (default today)")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to FILE instead of the screen")
    parser.set_defaults(command=_evaluate)


def _count(words: str) -> int:
    if not words.isdecimal() or int(words) < 1:
        raise argparse.ArgumentTypeError(f"a number of prompts is 1 or more, found {words!r}")
    return int(words)


def _add_backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="the file to write; it must not be there yet")
    parser.set_defaults(command=_backup)


def _add_restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="what `knotty backup` wrote")
    parser.set_defaults(command=_restore)


def _add_serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=_port, help="port (default KNOTTY_PORT or 8501)")
    parser.add_argument("--address", help="address to listen on (default KNOTTY_ADDRESS or 127.0.0.1)")
    parser.set_defaults(command=_serve)


def _port(words: str) -> int:
    if not words.isdecimal() or not 1 <= int(words) <= 65535:
        raise argparse.ArgumentTypeError(f"a port is a number from 1 to 65535, found {words!r}")
    return int(words)


def _make(options: argparse.Namespace) -> int:
    from knotty.workshop.design import design_pattern, report_design

    design = design_pattern(options.prompt, seed=options.seed, engine=options.engine, edits=options.edit)
    if options.json:
        _write(options.output, json.dumps(report_design(design), ensure_ascii=False, indent=2) + "\n")
    else:
        _write(options.output, design.checked.text)
        print(f"Designed by {design.engine}{f' ({design.model})' if design.model else ''}.", file=sys.stderr)
        for message in design.messages:
            print(f"Note: {message}", file=sys.stderr)
    return OK


def _check(options: argparse.Namespace) -> int:
    from knotty.errors import FileTooLarge
    from knotty.workshop.check import check_text, refuse_length, report_check
    from knotty.workshop.mend import mend_check
    from knotty.workshop.show import show_check

    too_large = None
    try:
        result = mend_check(check_text(_read(options.file), options.terms))
    except FileTooLarge as refused:
        result, too_large = refuse_length(str(refused)), refused
    if options.json:
        shown = json.dumps(report_check(result), ensure_ascii=False, indent=2)
    else:
        shown = show_check(result, shutil.get_terminal_size((_PIPE_WIDTH, 0)).columns)
    _write(None, shown.rstrip("\n") + "\n")
    if too_large is not None:
        return _explain(too_large, REFUSED)
    return _judge(result.verdict)


def _judge(verdict: Verdict) -> int:
    return {"wrong": WRONG, "unread": UNREAD}.get(verdict.value, OK)


def _terms(options: argparse.Namespace) -> int:
    from knotty.craft.terms import Terms
    from knotty.workshop.check import check_text
    from knotty.workshop.say import say_pattern

    result = check_text(_read(options.file), options.terms)
    said = say_pattern(result, Terms(options.to), spelled_out=options.spelled_out)
    _write(options.output, said.text)
    for sentence in said.left:
        print(f"Note: {sentence}", file=sys.stderr)
    return _judge(result.verdict)


def _draw(options: argparse.Namespace) -> int:
    from knotty.workshop.check import check_text
    from knotty.workshop.draw import draw_check, render_picture

    result = check_text(_read(options.file), options.terms)
    drawing = draw_check(
        result, part=options.part, number=options.round, preview=options.preview, mirrored=options.mirrored
    )
    if drawing is None:
        print(f"knotty: no round of {options.file} could be worked; there is nothing to draw.", file=sys.stderr)
        return UNREAD
    _save(options.output, render_picture(drawing, options.output))
    print(f"{options.output}: {drawing.title}, verdict {result.verdict.value}.", file=sys.stderr)
    return OK


def _pdf(options: argparse.Namespace) -> int:
    from knotty.craft.terms import Terms
    from knotty.workshop.check import check_text
    from knotty.workshop.print import Printing, print_check

    result = check_text(_read(options.file))
    if not result.rounds:
        print(f"knotty: no rounds or rows were found in {options.file}; there is nothing to print.", file=sys.stderr)
        return UNREAD
    printing = Printing(
        options.paper,
        options.large,
        not options.no_chart,
        options.mirrored,
        Terms(options.to) if options.to else None,
        options.spelled_out,
    )
    data = print_check(result, printing)
    _save(options.output, data)
    print(f"{options.output}: {len(result.rounds)} rounds, verdict {result.verdict.value}.", file=sys.stderr)
    return OK


def _engines(options: argparse.Namespace) -> int:
    from knotty.workshop.engine_view import look_at_engines, report_engines, show_engines

    views = look_at_engines()
    shown = (
        json.dumps(report_engines(views), ensure_ascii=False, indent=2) + "\n" if options.json else show_engines(views)
    )
    _write(None, shown)
    return OK


def _evaluate(options: argparse.Namespace) -> int:
    from knotty.evaluation.report import report_json, show_report
    from knotty.evaluation.run import evaluate_file

    def tell(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    names = options.engine or ["embedded"]
    report = evaluate_file(names, options.prompts, date=options.date, most=options.n, tell=tell)
    as_json = options.json
    shown = json.dumps(report_json(report), ensure_ascii=False, indent=2) + "\n" if as_json else show_report(report)
    _write(options.output, shown)
    return STOPPED if report.stopped else OK if report.all_right else WRONG


def _backup(options: argparse.Namespace) -> int:
    from knotty.workshop.library import backup_library

    print(f"{options.file}: patterns kept: {backup_library(options.file)}.", file=sys.stderr)
    return OK


def _restore(options: argparse.Namespace) -> int:
    from knotty.workshop.library import restore_library

    print(f"{options.file}: patterns restored: {restore_library(options.file)}.", file=sys.stderr)
    return OK


def _serve(options: argparse.Namespace) -> int:
    from knotty.settings import load_settings
    from knotty.ui.serve import serve_app

    settings = load_settings()
    return serve_app(options.port or settings.port, options.address or settings.address)


def _read(path: Path) -> str:
    from knotty.errors import FileRefused, FileTooLarge
    from knotty.settings import load_settings
    from knotty.workshop.check import decode_text
    from knotty.workshop.upload import read_file

    if str(path) != "-":
        return read_file(path)
    if sys.stdin is None:
        raise FileRefused("There is no standard input to read from.")
    limit = load_settings().max_file_bytes
    data = sys.stdin.buffer.read(limit + 1)
    if len(data) > limit:
        raise FileTooLarge(f"Standard input holds more than {limit:,} bytes. A pattern is a few pages at most.")
    return decode_text(data, "standard input")


def _write(path: Path | None, text: str) -> None:
    if path is not None:
        _save(path, text.encode("utf-8"))
        return
    from knotty.errors import FileRefused

    if sys.stdout is None:
        raise FileRefused("There is no standard output to write to; give -o FILE.")
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))  # whatever encoding the terminal claims to have
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python tries again, and fails, at its end
        raise FileRefused(f"Standard output cannot be written: {error.strerror or error}.") from None


def _save(path: Path, data: bytes) -> None:
    from knotty.errors import FileRefused

    try:
        path.write_bytes(data)
    except OSError as error:
        raise FileRefused(f"{path} cannot be written: {error.strerror or error}.") from None
