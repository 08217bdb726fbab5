package org.certbureau.system.inside;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.function.Supplier;
import org.certbureau.testing.contract.Door;

/** Asks as somebody whose one role is that. */
@Stateless
@PermitAll
@RunAs(Door.ACCEPTOR)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Acceptor {
  public String asks(Supplier<String> question) {
    return question.get();
  }
}
