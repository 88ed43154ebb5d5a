import { pairsFrom } from './suite.ts'

pairsFrom(4)
