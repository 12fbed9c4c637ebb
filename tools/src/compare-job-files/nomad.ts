/** What a real Nomad answers to the cases of the corpus: its HTTP API, and its command line for what the API lacks. */

import { spawnSync } from 'node:child_process';
import { parseExact } from '@yurt/contract';
import type { Answer, CommandLineCase, JobFileCase, ParseCase } from './corpus.js';

/**
 * How often a refused file is sent: Nomad decodes attributes and blocks in no order, so that a file with several errors
 * has several answers.
 */
const refusals = 60;

/** A Nomad to ask. */
export interface RealNomad {
  readonly address: string;
  /** Its binary, for the cases of the command line. */
  readonly binary: string;
}

/**
 * Nomad's answer; `undefined` when the case needs the binary and there is none.
 *
 * @throws Error when Nomad can't be reached, or answers neither 200 nor 400
 */
export async function askNomad(nomad: RealNomad, file: JobFileCase): Promise<Answer | undefined> {
  return file.kind === 'parse' ? askApi(nomad, file) : askCommandLine(nomad, file);
}

async function askApi(nomad: RealNomad, file: ParseCase): Promise<Answer> {
  const parsed = await parse(nomad, file, false);
  if (parsed.ok) {
    const canonical = await parse(nomad, file, true);
    return { kind: 'job', parsed: parseExact(parsed.text), canonical: parseExact(canonical.text) };
  }
  const texts = new Set([parsed.text]);
  for (let again = 1; again < refusals; again++) texts.add((await parse(nomad, file, false)).text);
  return { kind: 'refused', texts: [...texts].toSorted() };
}

async function parse(nomad: RealNomad, file: ParseCase, canonicalize: boolean): Promise<{ ok: boolean; text: string }> {
  const answer = await fetch(new URL('/v1/jobs/parse', nomad.address), {
    method: 'PUT',
    body: JSON.stringify({ JobHCL: file.source, Variables: file.variables, Canonicalize: canonicalize }),
  }).catch((error: unknown) => {
    throw new Error(`No Nomad answers at ${nomad.address}`, { cause: error });
  });
  const text = await answer.text();
  if (answer.status !== 200 && answer.status !== 400) throw new Error(`${file.name}: ${answer.status} ${text}`);
  return { ok: answer.ok, text };
}

function askCommandLine(nomad: RealNomad, file: CommandLineCase): Answer | undefined {
  const once = (): { status: number | null; stdout: string; stderr: string } | undefined => {
    const done = spawnSync(
      nomad.binary,
      [
        'job',
        'run',
        '-output',
        ...file.vars.map((value) => `-var=${value}`),
        ...file.varFiles.map((path) => `-var-file=${path}`),
        'job.nomad.hcl',
      ],
      { cwd: file.folder, env: { NOMAD_ADDR: nomad.address, ...file.env }, encoding: 'utf8' },
    );
    if (done.error !== undefined && 'code' in done.error && done.error.code === 'ENOENT') return undefined;
    if (done.error !== undefined) throw done.error;
    return done;
  };

  const first = once();
  if (first === undefined) return undefined;
  if (first.status === 0) {
    const output = parseExact(first.stdout);
    return {
      kind: 'job',
      parsed: typeof output === 'object' && output !== null && 'Job' in output ? output.Job : output,
    };
  }
  const texts = new Set([first.stderr]);
  for (let again = 1; again < refusals / 6; again++) texts.add(once()?.stderr ?? first.stderr);
  return { kind: 'refused', texts: [...texts].map(withoutPreamble).toSorted() };
}

/** What the parser said, without the command's words before it and the line end after it. */
function withoutPreamble(stderr: string): string {
  return stderr.replace(/^Error getting job struct: Error parsing job file from job\.nomad\.hcl:\n/, '').trimEnd();
}
