import { describe, expect, test } from 'vitest'
import { filesMatching } from './files.ts'
import { poorReadmes, rooms } from './readmes.ts'

const good = 'It owns this. It does not own that. Start reading here.'

test('every room of this repository says what it is', () => expect(poorReadmes(filesMatching(/^[^/]+\/README\.md$/))).toEqual([]))

describe('the rule can fail', () => {
  const all = rooms.map((room) => ({ path: `${room}/README.md`, text: good }))
  test('not where all is said', () => expect(poorReadmes(all)).toEqual([]))
  test('a room without a README', () => expect(poorReadmes(all.slice(1))).toEqual(['messages']))
  test('a README that does not say enough', () =>
    expect(poorReadmes([{ path: 'messages/README.md', text: 'Hello.' }, ...all.slice(1)])).toEqual(['messages']))
})
