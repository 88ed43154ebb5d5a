/** A process that is watched while it runs: how long, how much memory with all that it starts, and what its folders take on disk meanwhile. */
import { spawn } from 'node:child_process'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const EVERY = 500

/** Bytes of all files below a folder, a file with two names once. */
export function bytesBelow(folder) {
  const seen = new Map()
  const look = (path) => {
    let entries = []
    try {
      entries = readdirSync(path, { withFileTypes: true })
    } catch {
      return
    }
    for (const entry of entries) {
      const own = join(path, entry.name)
      if (entry.isDirectory()) look(own)
      else if (entry.isFile())
        try {
          const { ino, blocks } = lstatSync(own)
          seen.set(ino, blocks * 512)
        } catch {
          // it is gone
        }
    }
  }
  look(folder)
  return [...seen.values()].reduce((a, b) => a + b, 0)
}

/** The most memory that a process has had; undefined where the system does not say. */
function peakOf(pid) {
  try {
    const [, kilobytes] = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024
  } catch {
    return undefined
  }
}

/** A process and those that it has started, and they. */
function withChildren(pid) {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
    return [pid, ...children.flatMap((child) => withChildren(Number(child)))]
  } catch {
    return [pid]
  }
}

/** Runs `node` with these arguments, its answer into an open file; `folder` is what it works in. */
export function watched(args, answer, folder) {
  const before = bytesBelow(folder)
  const started = performance.now()
  const child = spawn(process.execPath, args, { stdio: ['ignore', answer, 'pipe'] })
  let [disk, said] = [0, '']
  const peaks = new Map()
  child.stderr.on('data', (text) => {
    said += text
    process.stderr.write(text)
  })
  const look = () => {
    for (const pid of withChildren(child.pid)) peaks.set(pid, Math.max(peaks.get(pid) ?? 0, peakOf(pid) ?? 0))
    disk = Math.max(disk, bytesBelow(folder) - before)
  }
  const beat = setInterval(look, EVERY)
  return new Promise((done) => {
    child.on('close', (status) => {
      clearInterval(beat)
      const memory = [...peaks.values()].reduce((a, b) => a + b, 0)
      done({ status, said, seconds: (performance.now() - started) / 1000, memory, disk })
    })
  })
}
