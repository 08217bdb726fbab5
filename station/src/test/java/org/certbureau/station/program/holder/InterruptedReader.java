package org.certbureau.station.program.holder;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import org.certbureau.station.program.soft.SoftTokenDriver;
import org.certbureau.station.program.token.Container;
import org.certbureau.station.program.token.HeldToken;
import org.certbureau.station.program.token.TokenFault;
import org.certbureau.station.program.token.TokenReader;

/** A reader in which something happens at one call to the token, and at no other. */
final class InterruptedReader implements TokenReader {
  private final SoftTokenDriver driver;
  private final String chip;
  private final Interruption how;
  private final int at;
  private int calls;
  private boolean interrupted;

  /** What happens to the token or to the station. */
  enum Interruption {
    TOKEN_PULLED,
    KILLED_BEFORE_THE_CALL,
    KILLED_AFTER_THE_CALL
  }

  /**
   * @param at which call, from 1
   */
  InterruptedReader(SoftTokenDriver driver, String chip, Interruption how, int at) {
    this.driver = driver;
    this.chip = chip;
    this.how = how;
    this.at = at;
  }

  /** Whether there was a call to interrupt. */
  boolean hasInterrupted() {
    return interrupted;
  }

  @Override
  public Set<String> presented() throws TokenFault {
    return driver.presented();
  }

  @Override
  public HeldToken held(String wanted) throws TokenFault {
    return (HeldToken) counted(driver.held(wanted));
  }

  private Object called(Object on, Method method, Object... arguments) throws Throwable {
    boolean now = ++calls == at;
    if (now) {
      interrupted = true;
      if (how == Interruption.TOKEN_PULLED) {
        driver.remove(chip);
      } else if (how == Interruption.KILLED_BEFORE_THE_CALL) {
        throw new Killed();
      }
    }
    Object result;
    try {
      result = method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    if (now && how == Interruption.KILLED_AFTER_THE_CALL) {
      throw new Killed();
    }
    return counted(result);
  }

  private Object counted(Object result) {
    for (Class<?> type : List.of(HeldToken.class, HeldToken.Session.class, Container.class)) {
      if (type.isInstance(result)) {
        return Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> called(result, method, arguments));
      }
    }
    return result;
  }

  /** Nobody catches it, as nobody catches a {@code kill -9}. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }
}
