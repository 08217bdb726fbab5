package org.certbureau.kmc;

import java.util.List;

/** The key management centre (KMC, GM/T 0034) as the bureau sees it. */
public interface KeyManagementCentre {
  /** {@link #newEncryptionPairs} for one. */
  EncryptionPair newEncryptionPair(PairRequest request);

  /**
   * Makes and escrows one encryption key pair for each request, in the caller's transaction: a pair
   * that is not escrowed was never handed out. Results stand in the order of the requests.
   */
  List<EncryptionPair> newEncryptionPairs(List<PairRequest> requests);
}
