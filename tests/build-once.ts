import { execFileSync } from 'node:child_process'

/** Builds `dist` once before the tests that run the built command; types are not needed for them. */
export function setup(): void {
  execFileSync('npx', ['--no-install', 'vite', 'build', '--logLevel', 'warn'], { stdio: 'inherit' })
}
