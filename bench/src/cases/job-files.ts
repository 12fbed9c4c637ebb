/**
 * Job files. A job of some 200 lines from its text to the JSON that Nomad is sent, against `@cdktf/hcl2json`, HashiCorp's own
 * parser in WebAssembly, which neither knows Nomad's blocks nor evaluates anything. And a long file to its syntax tree against
 * `JSON.parse` of a document with the same blocks, attributes and values, which does far less; it is there so that the figure
 * can be compared between machines.
 */

import { parse as hcl2json } from '@cdktf/hcl2json';
import { parseHcl, parseJob } from '@yurt/jobspec';
import { compare } from '../harness/compare.js';
import { type Case, figure, rate } from '../harness/figure.js';

const GROUPS = 100;

function hclGroup(at: number): string {
  return `
  group "group-${at}" {
    count = ${at % 5}

    # Comments belong to job files.
    network {
      port "http" { to = 8080 }
    }

    task "web" {
      driver = "docker"

      config {
        image = "registry.example/web:\${var.version}"
        args  = ["--port", "\${NOMAD_PORT_http}", "--level", "info"]
      }

      env {
        REGION  = "eu-${at}"
        MESSAGE = "line one\\nline two"
      }

      resources {
        cpu    = 500
        memory = 256
      }
    }
  }
`;
}

function jsonGroup(at: number): object {
  return {
    count: at % 5,
    network: { port: { http: { to: 8080 } } },
    task: {
      web: {
        driver: 'docker',
        config: {
          image: `registry.example/web:\${var.version}`,
          args: ['--port', `\${NOMAD_PORT_http}`, '--level', 'info'],
        },
        env: { REGION: `eu-${at}`, MESSAGE: 'line one\nline two' },
        resources: { cpu: 500, memory: 256 },
      },
    },
  };
}

/** Groups of a job of 200 lines. */
const FEW_GROUPS = 7;

/** Parsing a job file. */
export const jobFiles: Case = {
  name: 'job-files',
  async *run() {
    const few = `variable "version" {\n  default = "1.0"\n}\n\njob "web" {\n${Array.from({ length: FEW_GROUPS }, (_, at) => hclGroup(at)).join('')}}\n`;
    const { error } = await parseJob(few);
    if (error !== undefined) throw new Error(`the small job file of this case is not valid: ${error}`);
    const converted = await compare({
      ours: async (times) => {
        for (let at = 0; at < times; at++) await parseJob(few);
      },
      peer: async (times) => {
        for (let at = 0; at < times; at++) await hcl2json('web.nomad.hcl', few);
      },
      times: 20,
    });
    const lines = few.split('\n').length - 1;
    yield figure(`job file of ${lines} lines to JSON`, '@cdktf/hcl2json', converted, { bar: 1 / 3 });
    const numbers = Array.from({ length: GROUPS }, (_, at) => at);
    const hcl = `job "large" {\n${numbers.map(hclGroup).join('')}}\n`;
    const json = JSON.stringify({ job: { large: { group: numbers.map(jsonGroup) } } });
    const { diagnostics } = parseHcl(hcl, 'large.nomad.hcl');
    if (diagnostics.length > 0) throw new Error('the job file of this case is not valid');
    const compared = await compare({
      ours: (times) => {
        for (let at = 0; at < times; at++) parseHcl(hcl, 'large.nomad.hcl');
      },
      peer: (times) => {
        for (let at = 0; at < times; at++) JSON.parse(json);
      },
      times: 20,
    });
    yield figure(`job file of ${GROUPS} groups`, 'JSON.parse', compared, { print: rate(hcl.length) });
  },
};
