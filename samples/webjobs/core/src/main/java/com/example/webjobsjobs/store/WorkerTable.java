package com.example.webjobsjobs.store;

import static com.azure.data.tables.models.TableErrorCode.UPDATE_CONDITION_NOT_SATISFIED;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import com.azure.data.tables.models.TableServiceException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rows by which workers say that they are there and which build they run. They stand in the table of jobs, in a
 * partition of their own, which no list of jobs reads.
 */
public final class WorkerTable {

    /** The scripts in deploy read it, too. */
    private static final String PARTITION = "~worker";

    private static final String BUILD = "build";
    private static final String AT = "at";

    private final Once<TableClient> table;

    WorkerTable(Once<TableClient> table) {
        this.table = table;
    }

    /** A row as it was written. */
    public static final class Written {

        private final TableEntity row;

        private Written(TableEntity row) {
            this.row = row;
        }
    }

    /**
     * Writes a worker's row in the place of its last one.
     *
     * @param name unlike that of any other worker that is to be seen beside it
     * @param build empty when it is not known
     */
    public Written write(String name, String build, Instant at) {
        TableEntity row = new TableEntity(PARTITION, key(name))
                .addProperty(BUILD, build)
                .addProperty(AT, inMillis(at).atOffset(ZoneOffset.UTC));
        String etag = JobTable.etag(table.get()
                .upsertEntityWithResponse(row, TableEntityUpdateMode.REPLACE, null, Context.NONE)
                .getHeaders());
        return new Written(row.addProperty(JobTable.ETAG, etag));
    }

    /** Deletes a row, unless it is gone, or was written again since: a worker may have got a successor of its name. */
    public void delete(Written written) {
        delete(written.row);
    }

    /** Deletes the rows of workers that have been silent since before that time: they were killed. */
    public void deleteWrittenBefore(Instant time) {
        query("lt", time).toList().forEach(this::delete);
    }

    /** The builds of the workers that have written since then, one for each worker; empty where it is not known. */
    public List<String> buildsWrittenSince(Instant time) {
        return query("ge", time).map(row -> (String) row.getProperty(BUILD)).toList();
    }

    private Stream<TableEntity> query(String comparison, Instant time) {
        String filter =
                "PartitionKey eq '%s' and %s %s datetime'%s'".formatted(PARTITION, AT, comparison, inMillis(time));
        return table.get().listEntities(new ListEntitiesOptions().setFilter(filter), null, Context.NONE).stream();
    }

    private void delete(TableEntity row) {
        try {
            table.get().deleteEntityWithResponse(row, true, null, Context.NONE);
        } catch (TableServiceException e) {
            if (!JobTable.says(e, UPDATE_CONDITION_NOT_SATISFIED)) {
                throw e;
            }
        }
    }

    /** The service counts in ten-millionths of a second, Java finer. */
    private static Instant inMillis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A key may hold no slash, but a name does. */
    private static String key(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace('%', '=');
    }
}
