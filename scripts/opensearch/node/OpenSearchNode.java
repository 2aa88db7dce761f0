import java.util.List;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/** One node of a cluster in a JVM of its own, so that it can be killed: name, ports, folder, seeds, first managers. */
public final class OpenSearchNode {
  public static void main(String[] args) throws Exception {
    String name = args[0];
    List<String> seeds = List.of(args[4].split(","));
    List<String> managers = List.of(args[5].split(","));
    OpenSearchRunner runner = new OpenSearchRunner();
    runner.onBuild((number, settings) -> {
      settings.put("node.name", name);
      settings.put("network.host", "127.0.0.1");
      settings.put("http.port", args[1]);
      settings.put("transport.port", args[2]);
      settings.putList("discovery.seed_hosts", seeds);
      settings.putList("cluster.initial_cluster_manager_nodes", managers);
      settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
      settings.put("cluster.fault_detection.follower_check.interval", "500ms");
      settings.put("node.store.allow_mmap", false);
    });
    runner.build(
        OpenSearchRunner.newConfigs().clusterName("dateline-test").numOfNode(1).basePath(args[3]).disableESLogger());
    System.out.println("started");
    // Whoever started it holds the other end: without it there is nothing to run for.
    while (System.in.read() >= 0) {}
    Runtime.getRuntime().halt(0);
  }
}
