"""The table of one log."""


def show(table):
    lines = [
        f"\n{table['rows']:,} events",
        "| job | who | wall s | cpu s | events/s | peak MiB | runs | wall ratio | cpu ratio | asked | import s |",
        "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for job in table["jobs"]:
        ours = job["peers"]["kajitori"]
        for peer, found in job["peers"].items():
            lines.append(line(job, peer, found, ours, table["rows"]))
    return "\n".join(lines)


def line(job, peer, found, ours, rows):
    title = job["title"] if peer == "kajitori" else ""
    asked = job["asked"].get(peer)
    cells = [
        title,
        peer,
        f"{found['wall']:.3f}",
        f"{found['cpu']:.2f}",
        f"{rows / found['wall']:,.0f}",
        f"{found['peak'] / 2**20:.0f}",
        str(found["runs"]),
        "" if peer == "kajitori" else f"{found['wall'] / ours['wall']:.1f}×",
        "" if peer == "kajitori" else f"{found['cpu'] / ours['cpu']:.1f}×",
        f"≥ {asked}×" if asked else "",
        f"{job['import']:.1f}" if peer == "kajitori" and "import" in job else "",
    ]
    return "| " + " | ".join(cells) + " |"
