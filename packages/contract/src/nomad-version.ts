/** The version of Nomad whose API this package describes, and which the embedded agent reports as its own. */
export const nomadVersion = '2.0.5';
