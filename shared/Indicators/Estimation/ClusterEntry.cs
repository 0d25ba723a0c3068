using System.Runtime.InteropServices;

namespace Pipeline.Indicators.Estimation;

/// <summary>What one record adds to a stock: written to partial files as it lies in memory.</summary>
/// <param name="Record">Stands for the vacancy or permit.</param>
/// <param name="Cluster">Stands for the employer.</param>
/// <param name="Node">Position in the tree.</param>
/// <param name="Days">Days that it was open or valid, times its positions.</param>
/// <param name="Share">Of the record, 1 unless its code is split.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct ClusterEntry(ulong Record, ulong Cluster, int Node, double Days, double Share);
