/** The contract of every engine, kept by a real cluster. */
import { describe } from 'node:test';
import { searcherContract } from '../engine/searcher-contract.ts';
import { filledSearcher, skipWithoutCluster } from './filled-cluster.ts';

describe('OpenSearch', { skip: skipWithoutCluster }, () => {
  searcherContract('a cluster', filledSearcher);
});
