#!/usr/bin/env bash
# Builds the fuzz targets with clang and runs each for SECONDS (60), two at a time. Prints a table;
# fails when an input breaks a target, and keeps that input in build/fuzz/findings.
#
#   tests/fuzz/run.sh [SECONDS [TARGET…]]
set -euo pipefail
cd "$(dirname "$0")/../.."

seconds=${1:-60}
shift || true
mkdir -p build/fuzz
rm -f build/fuzz/broken
cmake --preset fuzz > build/fuzz.configure.log 2>&1 || { cat build/fuzz.configure.log; exit 1; }
cmake --build --preset fuzz --parallel "$(nproc)"

targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
    mapfile -t targets < <(sed -nE 's/^yimen_fuzz\((\w+).*/\1/p' tests/fuzz/CMakeLists.txt)
fi

# What stands elsewhere in the tree already and is a good beginning.
seeds_of() {
    case $1 in
        sdt_frame | text_record) cp tests/vectors/idcard/*.bin "$2" ;;
        ipp_answer) cp tests/vectors/ipp/*.resp.bin "$2" ;;
        settings) cp config/*.toml "$2" ;;
        story) cp tests/drivers/recordings/*.jsonl "$2" ;;
    esac
    if [ -d "tests/fuzz/seeds/$1" ]; then cp "tests/fuzz/seeds/$1"/* "$2"; fi
}

run_one() {
    local corpus=build/fuzz/corpus/$1 findings=build/fuzz/findings seeds=build/fuzz/seeds/$1
    rm -rf "$seeds"
    mkdir -p "$corpus" "$findings" "$seeds" build/fuzz/logs
    seeds_of "$1" "$seeds"
    build/fuzz/tests/fuzz/fuzz_"$1" "$corpus" "$seeds" -max_total_time="$seconds" -timeout=5 \
        -rss_limit_mb=1024 -max_len=65536 -print_final_stats=1 \
        -artifact_prefix="$findings/$1-" > "build/fuzz/logs/$1.log" 2>&1
}
export -f run_one seeds_of
export seconds

broken=0
printf '%s\n' "${targets[@]}" | xargs -P 2 -I{} bash -c 'run_one {} || echo {} >> build/fuzz/broken' ||
    broken=1
printf '%-16s %12s %8s %8s\n' target executions edges corpus
for target in "${targets[@]}"; do
    log=build/fuzz/logs/$target.log
    executions=$(sed -nE 's/^stat::number_of_executed_units: *//p' "$log")
    last=$(grep -E '^#[0-9]+.* cov: ' "$log" | tail -1)
    printf '%-16s %12s %8s %8s\n' "$target" "${executions:-?}" \
        "$(sed -nE 's/.* cov: ([0-9]+).*/\1/p' <<< "$last")" \
        "$(sed -nE 's/.* corp: ([0-9]+).*/\1/p' <<< "$last")"
done
if [ -s build/fuzz/broken ] || [ $broken -ne 0 ]; then
    echo "broken: $(tr '\n' ' ' < build/fuzz/broken)"
    while read -r target; do
        tail -30 "build/fuzz/logs/$target.log"
    done < build/fuzz/broken
    ls build/fuzz/findings
    rm -f build/fuzz/broken
    exit 1
fi
