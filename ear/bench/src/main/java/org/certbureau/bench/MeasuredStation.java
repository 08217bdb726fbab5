package org.certbureau.bench;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.certbureau.crypto.Sm2PrivateKey;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.station.contract.Post;
import org.certbureau.station.program.home.BrokerAddress;
import org.certbureau.station.program.home.StationProblem;
import org.certbureau.station.program.home.StationSettings;
import org.certbureau.station.program.job.StationCore;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.queue.Broker;
import org.certbureau.station.program.queue.OrderLoop;
import org.certbureau.station.program.soft.SoftTokenDriver;
import org.certbureau.station.program.token.TokenFault;

/** A station within this program: the loop that an office's station runs, over tokens in memory. */
final class MeasuredStation implements AutoCloseable {
  private final Broker broker;
  private final OrderLoop loop;
  private final Thread thread;
  private final Holders holders;
  private final Thread holding;

  /**
   * @param broker {@code HOST:PORT}
   * @param chips serials of its blank tokens
   */
  MeasuredStation(
      String code,
      Sm2PrivateKey key,
      String broker,
      String login,
      String password,
      Sm2PublicKey bureauKey,
      Collection<String> chips)
      throws StationProblem, TokenFault {
    SoftTokenDriver driver = SoftTokenDriver.inMemory();
    for (String chip : chips) {
      driver.insertBlank(chip);
    }
    Map<String, Pin> pins = new ConcurrentHashMap<>();
    StationCore core =
        StationCore.inMemory(
            driver, slip -> pins.put(slip.chip(), slip.firstPin()), Clock.systemUTC());
    this.holders = new Holders(core.holders(), driver, pins);
    this.holding = new Thread(holders, code + "-holders");
    this.broker =
        new Broker(
            new StationSettings(
                code, BrokerAddress.of(broker), login, password, bureauKey, false, null));
    this.loop =
        new OrderLoop(
            code, this.broker, Post.ofStation(code, key, bureauKey), core, Clock.systemUTC());
    this.thread = new Thread(loop, code);
  }

  void start() {
    thread.start();
  }

  /** Holders come with the tokens that were made here. */
  void serveHolders() {
    holding.start();
  }

  /** Tokens that were made here and handed out. */
  int made() {
    return holders.tokens();
  }

  @Override
  public void close() throws InterruptedException {
    holders.stop();
    holding.join();
    loop.stop();
    thread.join();
    broker.close();
  }
}
