/**
 * Where `CI` is set, random tests draw the same values in every run, so that a change is judged by nothing but itself. Elsewhere they draw new ones
 * every time; what those find becomes a test of its own.
 */
import * as fc from 'fast-check'

if (process.env.CI) fc.configureGlobal({ seed: 20_261_130 })
