import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The client's own tests run its sources; its package map leads to what is built of them.
  resolve: {
    alias: {
      '#platform': fileURLToPath(new URL('packages/client/src/core/platform/node.ts', import.meta.url)),
    },
  },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // Ceilings for what hangs, far above what a loaded machine needs: no test passes or fails by how fast it ran.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: 2,
    reporters: ['default'],
  },
});
