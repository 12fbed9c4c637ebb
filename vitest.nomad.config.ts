import { defineConfig } from 'vitest/config';

/** Only what holds for any Nomad, against the one that NOMAD_ADDR names. */
export default defineConfig({
  test: {
    include: ['tests/src/suite/any-nomad.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
