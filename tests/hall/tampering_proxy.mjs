// Stands between a terminal and the centre with the centre's own name and key, and changes what
// goes by: the liar on the line that the terminal must find out.
//
//   node tampering_proxy.mjs --data CENTRE --terminal TERMINAL --upstream PORT --port-file F --tamper HOW
//
// HOW is read again from the file HOW at each request, so that a test can change its mind.
import { createServer, request } from 'node:https';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

const options = Object.fromEntries(
    process.argv.slice(2).reduce((pairs, word, i, all) =>
        (i % 2 === 0 ? [...pairs, [word.slice(2), all[i + 1]]] : pairs), []));
const read = (path) => readFileSync(path);

const isDocument = (path) => path.endsWith('/document');
const isSession = (path) => path === '/v1/sessions';
const isList = (path) => path.endsWith('/certificates');
const flip = (bytes, at) => { bytes[at] ^= 1; return bytes; };
const changed = (body, change) => {
    const json = JSON.parse(body);
    change(json);
    return Buffer.from(JSON.stringify(json));
};

// Each takes the path and the answer's body and gives the body that the terminal gets.
const tampers = {
    nothing: (path, body) => body,
    cut_document: (path, body) => (isDocument(path) ? body.subarray(0, body.length / 2) : body),
    empty_document: (path, body) => (isDocument(path) ? Buffer.alloc(0) : body),
    no_pdf: (path, body) => (isDocument(path) ? Buffer.alloc(body.length, 'x') : body),
    flipped_bit: (path, body) =>
        (isDocument(path) ? flip(Buffer.from(body), Math.floor(body.length / 3)) : body),
    // The digest follows the change, so that only the signature can tell.
    forged_document: (path, body) => body,
    missing_field: (path, body) =>
        (isSession(path) ? changed(body, (json) => { delete json.session; }) : body),
    wrong_type: (path, body) =>
        (isList(path) ? changed(body, (json) => { json.certificates = 7; }) : body),
    huge_answer: (path, body) =>
        (isList(path) ? Buffer.from(`{"certificates":[],"x":"${'y'.repeat(2_000_000)}"}`) : body),
    not_json: (path, body) => (isSession(path) ? Buffer.from('<html>login</html>') : body),
    extra_field: (path, body) =>
        (isSession(path) ? changed(body, (json) => { json.invented_later = { by: 'a newer centre' }; })
            : body),
    deep_json: (path, body) => (isList(path) ? Buffer.from('['.repeat(50_000)) : body),
};

const crypto = await import('node:crypto');
let forged = null;  // The document that the forged digest belongs to.

async function fetchUpstream(method, path, body) {
    return new Promise((resolve, reject) => {
        const onward = request({
            host: 'localhost', port: Number(options.upstream), method, path,
            ca: read(`${options.data}/authority.pem`),
            cert: read(`${options.terminal}/terminal.pem`),
            key: read(`${options.terminal}/terminal.key`),
            headers: { 'Content-Type': 'application/json', 'Content-Length': body.length },
        }, (answer) => {
            const parts = [];
            answer.on('data', (part) => parts.push(part));
            answer.on('end', () => resolve({ answer, body: Buffer.concat(parts) }));
        });
        onward.on('error', reject);
        onward.end(body);
    });
}

async function forge(path, body) {
    if (isDocument(path))
        return forged ?? body;
    if (!path.endsWith('/issues'))
        return body;
    const issue = JSON.parse(body);
    const document = await fetchUpstream('GET', `/v1/issues/${issue.serial}/document`, Buffer.alloc(0));
    forged = flip(Buffer.from(document.body), Math.floor(document.body.length / 3));
    issue.sha256 = crypto.createHash('sha256').update(forged).digest('hex');
    return Buffer.from(JSON.stringify(issue));
}

const server = createServer({
    cert: read(`${options.data}/server.pem`), key: read(`${options.data}/server.key`),
    ca: read(`${options.data}/authority.pem`), requestCert: true, rejectUnauthorized: true,
    minVersion: 'TLSv1.3',
}, (asked, given) => {
    const parts = [];
    asked.on('data', (part) => parts.push(part));
    asked.on('end', async () => {
        const how = read(options.tamper).toString().trim();
        try {
            const { answer, body } = await fetchUpstream(asked.method, asked.url, Buffer.concat(parts));
            const isGood = answer.statusCode < 300;
            const said = how === 'forged_document' && isGood ? await forge(asked.url, body)
                : isGood ? tampers[how](asked.url, body) : body;
            given.writeHead(answer.statusCode, {
                'Content-Type': answer.headers['content-type'] ?? 'application/json',
                'Content-Length': said.length,
            });
            given.end(said);
        } catch {
            given.destroy();
        }
    });
});
server.listen(0, '127.0.0.1', () => {
    writeFileSync(`${options['port-file']}.new`, String(server.address().port));
    renameSync(`${options['port-file']}.new`, options['port-file']);
});
