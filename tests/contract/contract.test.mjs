// Holds config/api/openapi.yaml against the C++ side. Three questions: is the contract itself
// clean; does it describe what the encoders write; and do its schemas and the decoders give the
// same verdict on every way we know to spoil a message?
//
// usage: node contract.test.mjs PATH-OF-wire_examples

import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { parse } from "yaml";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const program = process.argv[2];
const contractFile = here("../../config/api/openapi.yaml");
let failures = 0;

function expect(condition, message) {
  if (condition) return;
  failures += 1;
  if (failures <= 40) console.error(`FAILED: ${message}`);
}

function lint() {
  const result = spawnSync(
    process.execPath,
    [here("node_modules/@redocly/cli/bin/cli.js"), "lint", "--config", here("redocly.yaml"), contractFile],
    { encoding: "utf8", env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" } },
  );
  expect(result.status === 0, `the contract is not clean:\n${result.stdout}${result.stderr}`);
  expect(!/[1-9][0-9]* warning/.test(result.stdout + result.stderr), "the linter warns");
}

function isDay(year, month, day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function cardDate(text) {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return text === "长期" || (parts !== null && isDay(+parts[1], +parts[2], +parts[3]));
}

function validators(contract, names) {
  const ajv = new Ajv2020({ allErrors: false, strict: true, allowUnionTypes: true });
  addFormats(ajv);
  ajv.addFormat("card-date", cardDate);
  for (const keyword of Object.keys(contract)) ajv.addKeyword(keyword);
  ajv.addSchema(contract, "contract");
  return new Map(names.map((name) => [name, ajv.compile({ $ref: `contract#/components/schemas/${name}` })]));
}

// Every way to the values of a message: [["devices"], ["devices", 0], ["devices", 0, "model"], …].
function paths(value, path = []) {
  const below = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return below.flatMap(([key, child]) => {
    const next = [...path, Array.isArray(value) ? Number(key) : key];
    return [next, ...paths(child, next)];
  });
}

function at(value, path) {
  return path.reduce((inner, key) => inner[key], value);
}

function changed(message, path, change) {
  const copy = structuredClone(message);
  const parent = at(copy, path.slice(0, -1));
  change(parent, path.at(-1));
  return copy;
}

const everyType = [null, true, 0, 1.5, -1, 1e30, "", "x", [], [1], {}, { a: 1 }];

function spoiledTexts(text) {
  return ["", " ", "\u0000", "\u007f", `${text}x`, `${text}\n`, ` ${text}`, text.slice(1), text.slice(0, -1),
    text.toUpperCase(), text.toLowerCase(), text.replace(/[0-9]/, "x"), text.replace(/[0-9]{2}/, "99"),
    text.replace(/-/, "_"), "é".repeat(text.length), "😀".repeat(64), "😀".repeat(65), "字".repeat(120),
    "字".repeat(121), "a".repeat(64), "a".repeat(65), "a".repeat(200), "a".repeat(201), "2026-02-30",
    "20260230", "2024-02-29", "20240229", "长期", "2026-02-30T00:00:00Z", "2026-03-01T24:00:00Z",
    "2026-03-01T08:00:00+00:00", "unknown", "issued", "withdrawn", "x".repeat(100000)];
}

function spoiledNumbers(number) {
  return [number - 1, number + 1, number + 0.5, -number, 0, 1, 5, 6, 32, 199, 200, 201, 399, 400, 599, 600,
    1000000, 1000001, 8388608, 8388609, 4000000000, 4000000001, 2 ** 53, 1e300];
}

function spoiledBy(value) {
  if (typeof value === "string") return spoiledTexts(value);
  if (typeof value === "number") return spoiledNumbers(value);
  if (Array.isArray(value)) return [[], [...value, ...value], Array(33).fill(value[0]), Array(101).fill(value[0])];
  return [];
}

// mustFail: a spoiling that no reading of the contract allows.
function* spoiledMessages(message, isRequest) {
  for (const path of paths(message)) {
    const value = at(message, path);
    const isDigest = path[0] === "catalogue" && message.time !== undefined;
    const isLong = path[0] === "catalogue" && message.signature !== undefined;
    const optional = ["pages_out", "days_left"].includes(path.at(-1)) || isDigest;
    const where = path.join(".");
    if (typeof path.at(-1) === "string")
      yield { what: `${where} missing`, json: changed(message, path, (p, k) => delete p[k]), mustFail: !optional };
    for (const other of everyType) {
      const sameType = typeof other === typeof value && Array.isArray(other) === Array.isArray(value);
      yield {
        what: `${where} is ${JSON.stringify(other)}`,
        json: changed(message, path, (p, k) => (p[k] = other)),
        mustFail: !sameType && !(optional && other === null),
      };
    }
    for (const other of spoiledBy(value))
      yield {
        what: `${where} is ${JSON.stringify(other).slice(0, 60)}`,
        json: changed(message, path, (p, k) => (p[k] = other)),
        mustFail: typeof other === "string" && other.length >= 100000 && !isLong,
      };
    if (typeof value === "object" && !Array.isArray(value))
      yield { what: `${where} with more`, json: changed(message, path, (p, k) => (p[k].more = 1)), mustFail: isRequest };
  }
  yield { what: "more", json: { ...message, more: 1 }, mustFail: isRequest };
  for (const other of everyType) yield { what: `all is ${JSON.stringify(other)}`, json: other, mustFail: true };
}

function judge(cases) {
  const input = cases.map(({ message, json }) => JSON.stringify({ message, json })).join("\n");
  return execFileSync(program, ["--judge"], { input: `${input}\n`, encoding: "utf8", maxBuffer: 1 << 28 })
    .trimEnd()
    .split("\n");
}

function requestNames(contract) {
  const operations = Object.values(contract.paths).flatMap((item) => Object.values(item));
  const schemas = operations.map((operation) => operation.requestBody?.content["application/json"].schema.$ref);
  return new Set(schemas.filter(Boolean).map((reference) => reference.split("/").at(-1)));
}

function compare(contract) {
  const examples = JSON.parse(execFileSync(program, { encoding: "utf8" }));
  const names = Object.keys(examples);
  const validate = validators(contract, names);
  const requests = requestNames(contract);
  const cases = [];
  for (const [message, json] of Object.entries(examples)) {
    expect(validate.get(message)(json), `${message}: what C++ writes is not what the contract says`);
    cases.push({ message, what: "as written", json, mustFail: false });
    for (const spoiled of spoiledMessages(json, requests.has(message))) cases.push({ message, ...spoiled });
  }
  const verdicts = judge(cases);
  expect(verdicts.length === cases.length, "not every message was judged");
  cases.forEach(({ message, what, json, mustFail }, i) => {
    const bySchema = validate.get(message)(json);
    const byDecoder = verdicts[i] === "accepted";
    expect(bySchema === byDecoder,
      `${message}, ${what}: the schema ${bySchema ? "accepts" : "refuses"}, the decoder says ${verdicts[i]}`);
    expect(!(mustFail && bySchema), `${message}, ${what}: must be refused`);
  });
  for (const name of requests) expect(examples[name] !== undefined, `${name}: no example`);
  return { messages: names.length, cases: cases.length };
}

lint();
const contract = parse(readFileSync(contractFile, "utf8"));
const { messages, cases } = compare(contract);
console.log(`${messages} messages, ${cases} variants, ${failures} failures`);
process.exit(failures === 0 ? 0 : 1);
