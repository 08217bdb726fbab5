package org.certbureau.station.program.soft;

import java.util.function.UnaryOperator;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2PrivateKey;
import org.certbureau.station.program.token.TokenFault;

/** A soft token whose PIN was given, as its containers use it. */
interface OpenToken {
  String chip();

  TokenImage.Container current(String container) throws TokenFault;

  void update(String container, UnaryOperator<TokenImage.Container> change) throws TokenFault;

  TokenImage.KeyPair seal(Sm2KeyPair pair, String which);

  Sm2PrivateKey open(TokenImage.KeyPair pair, String which) throws TokenFault;
}
