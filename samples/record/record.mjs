// Runs the samples in a terminal and draws what it shows: node record.mjs FILE.svg. Needs script of util-linux, and the samples built.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import xterm from '@xterm/headless'
import { draw } from './drawing.mjs'

const root = resolve(import.meta.dirname, '../..')
const size = { columns: 104, rows: 24 }

// Seconds. A chat with a server in the same process takes no time, so its lines are shown one by one.
const scenes = [
  { command: 'dotnet run --project samples/QuickStart', reading: 5 },
  { command: 'dotnet run --project samples/ChatBot', line: 0.7, reading: 4 },
]
const typing = 0.05
const longestPause = 0.8

/** Gets what a command writes to a terminal, as [seconds since the text before, text]. */
function run(command) {
  const folder = mkdtempSync(join(tmpdir(), 'record-'))
  try {
    const [text, timing] = [join(folder, 'text'), join(folder, 'timing')]
    const inTerminal = `stty cols ${size.columns} rows ${size.rows}; ${command} --no-build`
    const environment = { ...process.env, TERM: 'xterm-256color', COLORTERM: 'truecolor', TWITCH_CLIENT_ID: '', TWITCH_CLIENT_SECRET: '' }
    const options = { cwd: root, env: environment, stdio: ['ignore', 'ignore', 'inherit'] }
    const { status, error } = spawnSync('script', ['-qe', '-m', 'classic', '-O', text, '-T', timing, '-c', inTerminal], options)
    if (status !== 0) throw error ?? new Error(`${command} ended with code ${status}:\n${readFileSync(text, 'utf8')}`)
    const bytes = readFileSync(text)
    let position = bytes.indexOf('\n') + 1 // The first line is script's own.
    return readFileSync(timing, 'utf8').trim().split('\n').map(line => {
      const [seconds, length] = line.split(' ').map(Number)
      return [seconds, bytes.subarray(position, position += length)]
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function* steps() {
  for (const { command, line, reading } of scenes) {
    yield { text: '\x1bc\x1b[1;32m$\x1b[0m ' }
    for (const letter of command) yield { pause: typing, text: letter }
    yield { pause: longestPause, text: '\r\n' }
    for (const [seconds, text] of run(command))
      if (line) for (const part of text.toString().split(/(?<=\n)/)) yield { pause: line, text: part, longest: line }
      else yield { pause: seconds, text }
    yield { pause: reading, longest: Infinity }
  }
}

const terminal = new xterm.Terminal({ cols: size.columns, rows: size.rows, allowProposedApi: true })
const frames = []
let [now, waited] = [0, 0]
for (const { pause = 0, text = '', longest = longestPause } of steps()) {
  waited += Math.max(0, Math.min(pause, longest - waited))
  await new Promise(written => terminal.write(text, written))
  const rows = Array.from({ length: size.rows }, (_, row) => runsOfColor(row))
  if (frames.length > 0 && JSON.stringify(rows) === JSON.stringify(frames.at(-1).rows)) continue
  now += waited
  waited = 0
  frames.push({ at: now, rows })
}
writeFileSync(resolve(process.argv[2]), draw(frames, now + waited, size))

/** Gets the runs of one color in a row. */
function runsOfColor(row) {
  const found = []
  const line = terminal.buffer.active.getLine(terminal.buffer.active.baseY + row)
  for (let column = 0; column < size.columns; column++) {
    const cell = line.getCell(column)
    const look = { color: cell.isFgDefault() ? null : cell.getFgColor(), rgb: cell.isFgRGB(), bold: cell.isBold() > 0, dim: cell.isDim() > 0 }
    const last = found.at(-1)
    if (cell.getWidth() === 0) last.width++ // The second half of a wide character.
    else if (last && JSON.stringify(last.look) === JSON.stringify(look)) (last.text += cell.getChars() || ' ', last.width += 1)
    else found.push({ column, look, text: cell.getChars() || ' ', width: 1 })
  }
  return found
}
