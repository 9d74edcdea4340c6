// node receipt.mjs DIR: encodes the picture that yimen-receipt-bench has left in DIR with the peer,
// checks that it is the same dots, and sets both beside each other. The peer writes no Chinese text
// (its code pages have none: it prints question marks), so a picture is its only way as well.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";

const rounds = 100;
const folder = process.argv[2];

function readPicture(path) {
    const file = readFileSync(path);
    const header = /^P5\n(\d+) (\d+)\n255\n/.exec(file.subarray(0, 32).toString("latin1"));
    const [width, height] = [Number(header[1]), Number(header[2])];
    const grey = file.subarray(header[0].length);
    // The peer wants the height in steps of 8; what is added is white.
    const padded = Math.ceil(height / 8) * 8;
    const data = new Uint8ClampedArray(width * padded * 4).fill(255);
    for (let i = 0; i < width * height; ++i) data.fill(grey[i], i * 4, i * 4 + 3);
    return { width, height: padded, data };
}

function encode(picture) {
    const encoder = new ReceiptPrinterEncoder({
        language: "esc-pos", columns: 48, imageMode: "raster",
    });
    return encoder.initialize()
        .image(picture, picture.width, picture.height, "threshold").encode();
}

// The rows of the peer's bands (GS v 0), one below the other, against the picture.
function isSamePicture(bytes, picture) {
    const band = Buffer.from([0x1d, 0x76, 0x30, 0x00]);
    let y = 0;
    for (let at = 0; (at = Buffer.from(bytes).indexOf(band, at)) >= 0;) {
        const stride = bytes[at + 4] | (bytes[at + 5] << 8);
        const rows = bytes[at + 6] | (bytes[at + 7] << 8);
        if (stride * 8 !== picture.width) return false;
        for (let row = 0; row < rows; ++row, ++y)
            for (let x = 0; x < picture.width; ++x) {
                const byte = bytes[at + 8 + row * stride + (x >> 3)];
                const isInk = ((byte >> (7 - (x % 8))) & 1) === 1;
                if (isInk !== picture.data[(y * picture.width + x) * 4] < 128) return false;
            }
        at += 8 + rows * stride;
    }
    return y === picture.height;
}

const picture = readPicture(join(folder, "slip.pgm"));
const took = [];
let bytes;
for (let i = 0; i < rounds; ++i) {
    const begun = process.hrtime.bigint();
    bytes = encode(picture);
    took.push(Number(process.hrtime.bigint() - begun) / 1e6);
}
if (!isSamePicture(bytes, picture)) {
    console.error("the peer did not encode the same picture");
    process.exit(1);
}
took.sort((a, b) => a - b);
const median = took[Math.floor(took.length / 2)];
const ours = JSON.parse(readFileSync(join(folder, "receipt.json"), "utf8"));
const ourValue = (name) => ours.find((figure) => figure.name.includes(name)).value;
const line = (name, value, unit) => console.log(`${name.padEnd(52)} ${value.padStart(10)} ${unit}`);
line("peer receipt-printer-encoder: encode, median", median.toFixed(2), "ms");
line("peer receipt-printer-encoder: bytes", String(bytes.length), "bytes");
line("peer's time over ours, encoding", (median / ourValue("encode")).toFixed(1), "times");
line("peer's bytes over ours", (bytes.length / ourValue("bytes")).toFixed(2), "times");
writeFileSync(join(folder, "receipt_peer.json"),
    JSON.stringify({ peer: "@point-of-sale/receipt-printer-encoder 4.0.1",
                     encode_ms: median, bytes: bytes.length }, null, 1) + "\n");
