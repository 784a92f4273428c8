"""Rounds of builds, ours and the others', and the table of their ratios. See run."""
import os, shutil, statistics, subprocess, sys, threading, time

TOOL, SIZES, ROUNDS = sys.argv[1], [int(size) for size in sys.argv[2].split(",")], int(sys.argv[3])
WORK, PEERS = os.environ["BENCH_WORK"], os.path.join(os.environ["POSTMORTEMS_BENCH"], "build")
MEMORY = "/dev/shm/postmortems-speed" if os.path.isdir("/dev/shm") else os.path.join(WORK, "out")
PAGE = os.sysconf("SC_PAGE_SIZE")

# What is compared, whether above the line lies a bound, and for which sizes.
BOUNDS = {
    "cold to Hugo": {100: 0.9, 1000: 0.5, 10000: 0.5, 50000: 0.5},
    "cold to Hugo and Pagefind": {100: 0.35, 1000: 0.15, 10000: 0.15, 50000: 0.15},
    "cold to the floor": {1000: 20, 10000: 25, 50000: 25},
    "warm after one edit to cold": {100: 0.6, 1000: 0.25, 10000: 0.1, 50000: 0.08},
    "peak memory to Hugo": {100: 1.2, 1000: 0.6, 10000: 0.3, 50000: 0.3},
    "check to ajv and markdownlint": {1000: 0.1, 10000: 0.1},
    "time to a tenth of the reports": {1000: 10, 10000: 10},
    "memory to a tenth of the reports": {1000: 10, 10000: 10},
    "--help to an empty program": {size: 1.5 for size in SIZES},
}


def memory_of(process):
    """Of a process and all below it, in bytes."""
    children, size = {}, {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat") as stat:
                fields = stat.read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(name))
        size[int(name)] = int(fields[21]) * PAGE
    total, waiting = 0, [process]
    while waiting:
        one = waiting.pop()
        total += size.get(one, 0)
        waiting += children.get(one, [])
    return total


def run(command, folder=None, fine=(0,)):
    """Seconds by the clock, seconds of the processors, bytes at the most."""
    peak, done = [0], threading.Event()
    start = time.perf_counter()
    with open(os.path.join(WORK, "last.log"), "wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)

    def watch():
        while not done.wait(0.02):
            peak[0] = max(peak[0], memory_of(process.pid))

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    done.set()
    watcher.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in fine:
        with open(os.path.join(WORK, "last.log"), errors="replace") as log:
            sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{log.read()[-2000:]}")
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak": max(peak[0], usage.ru_maxrss * 1024)}


def corpus(size):
    """The reports as Hugo takes them, and as we do."""
    plain, ours = f"{WORK}/corpus/c{size}", f"{WORK}/corpus/library{size}"
    if not os.path.isdir(plain):
        subprocess.run([sys.executable, f"{PEERS}/gen_corpus.py", str(size), plain], check=True, stdout=subprocess.DEVNULL)
    if not os.path.isdir(ours):
        subprocess.run([sys.executable, f"{PEERS}/to_postmortems.py", plain, ours], check=True)
    # The peers have one interface language too.
    with open(f"{ours}/postmortems.yml", "w") as config:
        config.write("title: Bench\ntimezone: UTC\nlanguages: [en]\n")
    return plain, ours


def site_of(peer, content, style, plain, size):
    folder = f"{MEMORY}/{peer}{size}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(f"{PEERS}/peers/{peer}", folder)
    os.makedirs(f"{folder}/{style}", exist_ok=True)
    shutil.copy(f"{PEERS}/peers/common/style.css", f"{folder}/{style}/")
    shutil.copytree(plain, f"{folder}/{content}", dirs_exist_ok=True)
    if os.path.exists(f"{folder}/setup.sh"):
        subprocess.run(["sh", f"{folder}/setup.sh", folder], check=True)
    return folder


def edit(library, round):
    """A word more in one report, another one in each round."""
    reports = sorted(os.path.join(root, name) for root, _, names in os.walk(f"{library}/content") for name in names)
    with open(reports[(round * 37 + 11) % len(reports)], "a") as report:
        report.write(f"\nNoted in round {round}.\n")


def round_of(size, round, hugo, eleventy, library, plain):
    out, seen = f"{MEMORY}/ours{size}", {}
    node = f"{WORK}/npm/node_modules"
    if hugo:
        for old in ("public", "resources"):
            shutil.rmtree(f"{hugo}/{old}", ignore_errors=True)
        seen["hugo"] = run(["hugo", "--quiet"], hugo)
        seen["pagefind"] = run([f"{node}/.bin/pagefind", "--silent", "--site", "public"], hugo)
    if eleventy:
        shutil.rmtree(f"{eleventy}/_site", ignore_errors=True)
        seen["eleventy"] = run(["node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"], eleventy)
    for old in (out, f"{out}.cache"):
        shutil.rmtree(old, ignore_errors=True)
    build = [TOOL, "build", "--root", library, "-o", out, "--today", "2026-09-30"]
    seen["cold"] = run(build, fine=(0, 1))
    edit(library, round)
    seen["warm"] = run(build, fine=(0, 1))
    seen["same"] = run(build, fine=(0, 1))
    subprocess.run([sys.executable, f"{PEERS}/manifest.py", out, plain, f"{WORK}/floor{size}"], check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(f"{MEMORY}/floor", ignore_errors=True)
    seen["floor"] = run([f"{WORK}/floor", "2", f"{WORK}/floor{size}.in", f"{WORK}/floor{size}.out", f"{MEMORY}/floor"])
    seen["check"] = run([TOOL, "check", "--root", library, "--today", "2026-09-30"], fine=(0, 1))
    seen["ajv"] = run(["node", f"{PEERS}/validate/ajv.mjs", plain, "yaml"])
    seen["markdownlint"] = run([f"{node}/.bin/markdownlint-cli2", "--config", f"{PEERS}/validate/markdownlint-cli2.jsonc", f"{plain}/**/*.md"], fine=(0, 1))
    seen["help"] = run([TOOL, "--help"])
    if os.path.exists(f"{WORK}/empty/out/Empty"):
        seen["empty"] = run([f"{WORK}/empty/out/Empty"])
    return seen


def ratios(rounds):
    """Medians of the ratios within each round."""
    def ratio(one, *others, of="wall"):
        kept = [seen for seen in rounds if all(name in seen for name in (one, *others))]
        return statistics.median(seen[one][of] / sum(seen[other][of] for other in others) for seen in kept) if kept else None

    return {
        "cold to Hugo": ratio("cold", "hugo"),
        "cold to Eleventy": ratio("cold", "eleventy"),
        "cold to Hugo and Pagefind": ratio("cold", "hugo", "pagefind"),
        "cold to the floor": ratio("cold", "floor"),
        "warm after one edit to cold": ratio("warm", "cold"),
        "warm without an edit to cold": ratio("same", "cold"),
        "processor time, cold to Hugo": ratio("cold", "hugo", of="cpu"),
        "processor time, warm to cold": ratio("warm", "cold", of="cpu"),
        "peak memory to Hugo": ratio("cold", "hugo", of="peak"),
        "check to ajv and markdownlint": ratio("check", "ajv", "markdownlint"),
        "--help to an empty program": ratio("help", "empty"),
    }


def measure(size):
    plain, kept = corpus(size)
    library = f"{MEMORY}/library{size}"
    shutil.rmtree(library, ignore_errors=True)
    shutil.copytree(kept, library)
    hugo = site_of("hugo", "content/incidents", "static", plain, size) if shutil.which("hugo") else None
    eleventy = site_of("eleventy", "src/incidents", "src", plain, size)
    # The first round warms what the machine keeps of files, and is not counted.
    return [round_of(size, round, hugo, eleventy, library, plain) for round in range(ROUNDS + 1)][1:]


def main():
    os.makedirs(MEMORY, exist_ok=True)
    seen, table = {}, {}
    try:
        for size in SIZES:
            seen[size] = measure(size)
            table[size] = ratios(seen[size])
            smaller = size // 10
            for of, name in (("wall", "time to a tenth of the reports"), ("peak", "memory to a tenth of the reports")):
                if smaller in seen:
                    table[size][name] = statistics.median(one["cold"][of] for one in seen[size]) / statistics.median(one["cold"][of] for one in seen[smaller])
    finally:
        shutil.rmtree(MEMORY, ignore_errors=True)
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[1]:.1f}, memory file system, one interface language, medians of {ROUNDS} rounds; in brackets the bound\n")
    print("| |", " | ".join(f"{size:,}" for size in SIZES), "|\n| --- |" + " --- |" * len(SIZES))
    for name in dict.fromkeys(name for size in SIZES for name in table[size]):
        cells = []
        for size in SIZES:
            value, bound = table[size].get(name), BOUNDS.get(name, {}).get(size)
            cells.append("" if value is None else f"{value:.2f}" + (f" ({bound:g})" if bound else ""))
        print(f"| {name} |", " | ".join(cells), "|")
    print("\n| seconds, processor seconds, MB |", " | ".join(f"{size:,}" for size in SIZES), "|\n| --- |" + " --- |" * len(SIZES))
    for name in dict.fromkeys(name for size in SIZES for name in seen[size][0]):
        cells = [f"{statistics.median(one[name]['wall'] for one in seen[size]):.2f}, {statistics.median(one[name]['cpu'] for one in seen[size]):.2f}, {statistics.median(one[name]['peak'] for one in seen[size]) / 2**20:.0f}" for size in SIZES]
        print(f"| {name} |", " | ".join(cells), "|")


main()
